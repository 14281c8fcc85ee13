import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApi } from '../api/openapi.ts';
import { operations } from '../api/operations.ts';
import { requestOf, scenarioCount, scenarioName } from '../api/request.ts';
import { waves } from '../api/waves.ts';
import { jestTest } from './jest-test.ts';
import { packagePath } from './package-path.ts';
import type { Tool } from './tool.ts';

/** Jest with jest-openapi's matcher and undici: the same waves as on Playwright. */
export const jestOpenApi: Tool = {
  name: 'jest-openapi',
  packageName: 'jest-openapi',
  checks: 'status, body',
  validates: true,
  sequential: false,
  prepare: async ({ folder, origin }) => {
    await writeFile(join(folder, 'shop.test.cjs'), jestTest);
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApi({ version: '3.0.3', origin })));
    await writeFile(join(folder, 'scenarios.json'), JSON.stringify({ origin, scenarios: scenarios() }));
    return {
      args: [packagePath('jest', 'bin/jest.js'), '--rootDir', folder, '--config', '{}', '--ci'],
      cwd: folder,
    };
  },
};

/** The requests of every scenario, wave by wave: Jest loads CommonJS, and this spares it the TypeScript. */
function scenarios() {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  return Array.from({ length: scenarioCount }, (_, index) => {
    const name = scenarioName(index);
    const requests = waves.map((wave) =>
      wave.flatMap((id) => byId.get(id) ?? []).map((operation) => requestOf(operation, name)),
    );
    return { name, waves: requests };
  });
}
