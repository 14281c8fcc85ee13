import {
  create,
  countOf,
  effectOf,
  expect,
  fence,
  idOf,
  readBack,
  scenario,
  setAt,
  without,
} from '../../src/scenario/index.ts';

scenario('creates and reads back', async ({ api, capability, given }) => {
  const creation = capability('create');
  const { id, input } = await create(api, creation, given);
  await readBack(api, creation, given, { id, input });
});

scenario(
  'refuses invalid input and creates nothing',
  async ({ api, capability, given, isolated, refusal }) => {
    const creation = capability('create');
    const expected = refusal('invalidInput');
    await isolated();
    const valid = await given.input(creation);
    const before = await countOf(api, creation, given);
    const replies = await Promise.all(
      creation.invalid.map(({ at, value }) =>
        api.attempt(creation.operation, value === undefined ? without(valid, at) : setAt(valid, at, value), {
          deliberatelyInvalid: true,
        }),
      ),
    );
    for (const [index, reply] of replies.entries()) {
      const { name, ...own } = creation.invalid[index] ?? {};
      expect(reply, name).toBeRefusedAs({ ...expected, ...own });
    }
    const late = await fence(api, creation, given);
    const wanted = before === undefined ? undefined : before + late;
    expect(await countOf(api, creation, given), 'objects afterwards').toBe(wanted);
  },
);

scenario(
  'retries an idempotent request without a second effect',
  async ({ api, capability, given, isolated }) => {
    const creation = capability('idempotentCreate');
    await isolated();
    const input = await given.input(creation);
    const before = await countOf(api, creation, given);
    const untouched = await effectOf(api, creation, given);
    const first = await api.call(creation.operation, input);
    const effect = await effectOf(api, creation, given);
    const second = await api.call(creation.operation, input);
    expect(idOf(second, creation.id), 'id of the repeated request').toBe(idOf(first, creation.id));
    const after = await countOf(api, creation, given);
    if (before !== undefined) expect(after, 'effects').toBe(before + 1);
    if (effect !== undefined) expect(effect, 'effect of the first request').not.toEqual(untouched);
    expect(await effectOf(api, creation, given), 'effect after the second').toEqual(effect);
  },
);
