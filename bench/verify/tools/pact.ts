import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../api/json.ts';
import { operations } from '../api/operations.ts';
import type { BenchOperation } from '../api/operations.ts';
import { requestOf, scenarioCount, scenarioName } from '../api/request.ts';
import type { Tool } from './tool.ts';

/** Pact's provider verification of a pact file with 500 interactions, bodies matched by type. */
export const pact: Tool = {
  name: 'Pact verification',
  packageName: '@pact-foundation/pact',
  checks: 'status, type, body by example',
  validates: true,
  sequential: true,
  prepare: async ({ folder, origin }) => {
    await writeFile(join(folder, 'pact.json'), JSON.stringify(pactFile()));
    return {
      args: [join(import.meta.dirname, 'pact-verify.ts'), origin, join(folder, 'pact.json')],
      cwd: folder,
      env: { PACT_DO_NOT_TRACK: 'true', LOG_LEVEL: 'warn' },
    };
  },
};

function pactFile(): Json {
  const names = Array.from({ length: scenarioCount }, (_, index) => scenarioName(index));
  return {
    consumer: { name: 'bench' },
    provider: { name: 'shop' },
    interactions: names.flatMap((name) => operations.map((operation) => interaction(operation, name))),
    metadata: { pactSpecification: { version: '2.0.0' } },
  };
}

function interaction(operation: BenchOperation, scenario: string): Json {
  const { method, path, target, headers } = requestOf(operation, scenario);
  const [, query = ''] = target.split('?');
  return {
    description: `${operation.id} ${scenario}`,
    request: {
      method,
      path,
      headers,
      ...(query !== '' && { query }),
      ...(operation.body && { body: operation.body.value }),
    },
    response: {
      status: operation.status,
      headers: { 'content-type': 'application/json' },
      body: operation.answer.value,
      matchingRules: { '$.body': { match: 'type' } },
    },
  };
}
