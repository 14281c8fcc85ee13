import {
  create,
  countOf,
  effectOf,
  expect,
  fence,
  idOf,
  readBack,
  scenario,
  shownBy,
  spoil,
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
      creation.invalid.map((mistake) =>
        api.attempt(creation.operation, spoil(valid, mistake), { deliberatelyInvalid: true }),
      ),
    );
    for (const [index, reply] of replies.entries()) {
      const { name, ...own } = creation.invalid[index] ?? {};
      expect(reply, name).toBeRefusedAs({ ...expected, ...own });
    }
    const late = await fence(api, creation, given);
    if (before === undefined) return;
    const words = `objects after the refusals from ${replies.slice(0, 1).map(shownBy).join('')} on`;
    expect(await countOf(api, creation, given), words).toBe(before + late);
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
    if (before !== undefined) expect(after, `effects ${shownBy(second)}`).toBe(before + 1);
    if (effect !== undefined) expect(effect, 'effect of the first request').not.toEqual(untouched);
    const last = await effectOf(api, creation, given);
    expect(last, `effect after the second ${shownBy(second)}`).toEqual(effect);
  },
);
