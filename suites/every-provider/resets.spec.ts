import { create, expect, needs, readBack, scenario } from '../../src/scenario/index.ts';

scenario(
  'survives a data reset by re-seeding',
  needs('clock'),
  async ({ api, capability, clock, given, refusal, resetRule }) => {
    const creation = capability('create');
    const expected = refusal('unknownId');
    const rule = resetRule();
    const lost = await create(api, creation, given);
    await clock.pastReset(rule);
    const input = await given.input(creation.readBack, { id: lost.id });
    expect(await api.attempt(creation.readBack.operation, input)).toBeRefusedAs(expected);
    const seeded = given.anew();
    await readBack(api, creation, seeded, await create(api, creation, seeded));
  },
);
