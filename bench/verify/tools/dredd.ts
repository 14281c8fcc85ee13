import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApi } from '../api/openapi.ts';
import { credentials, scenarioCount, scenarioName } from '../api/request.ts';
import { packagePath } from './package-path.ts';
import type { Tool } from './tool.ts';

const scenarios = Array.from({ length: scenarioCount }, (_, index) => scenarioName(index));

/** Dredd sends each operation of a document once, so its document has each operation once per scenario. */
export const dredd: Tool = {
  name: 'Dredd',
  packageName: 'dredd',
  checks: 'status, type, body',
  validates: true,
  sequential: true,
  prepare: async ({ folder, origin }) => {
    await writeFile(
      join(folder, 'openapi.json'),
      JSON.stringify(openApi({ version: '3.0.3', origin, scenarios })),
    );
    const user = ['--user', `${credentials.user}:${credentials.password}`];
    return {
      args: [packagePath('dredd', 'bin/dredd'), 'openapi.json', origin, ...user, '--loglevel=warning'],
      cwd: folder,
    };
  },
};
