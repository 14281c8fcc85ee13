import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../api/json.ts';
import { operations } from '../api/operations.ts';
import type { BenchOperation } from '../api/operations.ts';
import { requestOf, scenarioCount, scenarioName } from '../api/request.ts';
import { schemas } from '../api/schemas.ts';
import { packagePath } from './package-path.ts';
import type { Tool } from './tool.ts';

/** Step CI: one test per scenario, as its generator writes them; it runs all tests at once. */
export const stepCi: Tool = {
  name: 'Step CI',
  packageName: 'stepci',
  checks: 'status, type, body',
  validates: true,
  sequential: false,
  prepare: async ({ folder, origin }) => {
    await writeFile(join(folder, 'workflow.yml'), JSON.stringify(workflow(origin)));
    return {
      args: [packagePath('stepci', 'dist/index.js'), 'run', 'workflow.yml'],
      cwd: folder,
      env: { STEPCI_DISABLE_ANALYTICS: '1' },
    };
  },
};

function workflow(origin: string): Json {
  const names = Array.from({ length: scenarioCount }, (_, index) => scenarioName(index));
  const tests = names.map(
    (name) => [name, { name, steps: operations.map((operation) => step(operation, origin, name)) }] as const,
  );
  return { version: '1.1', name: 'shop', components: { schemas }, tests: Object.fromEntries(tests) };
}

function step(operation: BenchOperation, origin: string, scenario: string): Json {
  const { method, target, headers, body } = requestOf(operation, scenario);
  const check = {
    status: operation.status,
    headers: { 'content-type': 'application/json' },
    schema: { $ref: `#/components/schemas/${operation.answer.schema}` },
  };
  return {
    name: operation.id,
    http: { url: `${origin}${target}`, method, headers, ...(body !== undefined && { body }), check },
  };
}
