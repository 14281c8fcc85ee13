import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { basicCredentials } from '../api/request.ts';
import { writeProvider } from '../api/write-provider.ts';
import type { Tool } from './tool.ts';

/** The whole command, as people run it, reports included. */
export const livegate: Tool = {
  name: 'livegate verify',
  packageName: '../..',
  checks: 'request, status, type, headers, body, wire, policy; guarded and recorded',
  validates: true,
  sequential: false,
  prepare: async ({ folder, origin, workers }) => {
    await cp(join(import.meta.dirname, '../projects/livegate'), folder, { recursive: true });
    await writeProvider(folder, origin);
    return {
      args: [
        join(import.meta.dirname, '../../../bin/livegate.js'),
        'verify',
        '--network',
        'internet',
        '--workers',
        String(workers),
      ],
      cwd: folder,
      env: { BENCH_KEY: basicCredentials },
    };
  },
};
