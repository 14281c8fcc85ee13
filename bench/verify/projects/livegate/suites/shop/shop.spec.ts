import { scenario } from '../../../../../../src/scenario/index.ts';
import type { ScenarioApi } from '../../../../../../src/scenario/index.ts';
import { operations } from '../../../../api/operations.ts';
import { scenarioCount, scenarioName } from '../../../../api/request.ts';
import { waves } from '../../../../api/waves.ts';

const byId = new Map(operations.map((operation) => [operation.id, operation]));

for (let index = 0; index < scenarioCount; index += 1) {
  const name = scenarioName(index);
  scenario(`${name} buys and pays`, async ({ api }) => {
    for (const wave of waves) await Promise.all(wave.map((id) => send(api, id, name)));
  });
}

/** The same requests as everywhere in the bench; livegate holds each exchange against the contract by itself. */
async function send(api: ScenarioApi, id: string, name: string): Promise<unknown> {
  const operation = byId.get(id);
  if (operation === undefined) throw new Error(`No operation ${id}.`);
  const { params, query = {}, body } = operation;
  const path = { scenario: name, ...params };
  const reply = await api.call(id, { path, query, ...(body && { body: body.value }) });
  return reply.data;
}
