import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from './run-cli.ts';

/** A key and a certificate for `localhost` that nobody vouches for, made by openssl. */
export async function selfSigned(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'livegate-tls-'));
  const files = ['-keyout', 'key.pem', '-out', 'cert.pem'];
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    ...files,
  ];
  const made = await runProcess('openssl', words, folder);
  if (made.code !== 0) throw new Error(made.err);
  const [key, cert] = await Promise.all(['key.pem', 'cert.pem'].map((name) => readFile(join(folder, name))));
  await rm(folder, { recursive: true });
  if (key === undefined || cert === undefined) throw new Error('openssl wrote no certificate');
  return { key, cert };
}
