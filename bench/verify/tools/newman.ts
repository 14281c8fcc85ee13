import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApi } from '../api/openapi.ts';
import { credentials, scenarioCount } from '../api/request.ts';
import { runNode } from '../measure/run-node.ts';
import { packagePath } from './package-path.ts';
import type { Tool } from './tool.ts';

/** newman running the collection, contract tests included, that Portman makes from the contract. */
export const newman: Tool = {
  name: 'newman with Portman’s tests',
  packageName: 'newman',
  checks: 'status, type, body',
  validates: true,
  sequential: true,
  prepare: async ({ folder, origin }) => {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApi({ version: '3.0.3', origin })));
    const made = await runNode({
      args: [
        packagePath('@apideck/portman', 'dist/index.js'),
        '-l',
        'openapi.json',
        '-b',
        origin,
        '-o',
        'collection.json',
      ],
      cwd: folder,
    });
    if (made.exitCode !== 0) throw new Error(`Portman: ${made.output}`);
    const user = [
      '--env-var',
      `basicAuthUsername=${credentials.user}`,
      '--env-var',
      `basicAuthPassword=${credentials.password}`,
    ];
    const iterations = ['--iteration-count', String(scenarioCount)];
    return {
      args: [packagePath('newman', 'bin/newman.js'), 'run', 'collection.json', ...iterations, ...user],
      cwd: folder,
    };
  },
};
