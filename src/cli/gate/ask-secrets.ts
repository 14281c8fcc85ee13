import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UsageError } from '../../util/usage-error.ts';
import { requireNoInspector } from './require-no-inspector.ts';

/**
 * The secrets of these names: asked for on a terminal without echo, else read from stdin as lines `NAME=value`. With `all`
 * each must be there; otherwise those that are left empty stay out. Never takes one from the command line or from the environment,
 * where others could read it.
 */
export async function askSecrets(
  names: readonly string[],
  { all }: { readonly all: boolean },
): Promise<Readonly<Record<string, string>>> {
  requireNoInspector();
  const given = process.stdin.isTTY ? await prompt(names) : parseLines(await text(process.stdin), names);
  const missing = names.filter((name) => (given.get(name) ?? '') === '');
  if (all ? missing.length > 0 : missing.length === names.length)
    throw new UsageError(
      'credentials_missing',
      `not given: ${missing.join(', ')}`,
      'One line NAME=value for each.',
    );
  return Object.fromEntries([...given].filter(([, secret]) => secret !== ''));
}

async function prompt(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const given = new Map<string, string>();
  try {
    for (const name of names) {
      process.stderr.write(`${name}: `);
      given.set(name, await reader.question(''));
      process.stderr.write('\n');
    }
  } finally {
    reader.close();
  }
  return given;
}

function parseLines(input: string, names: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const [index, line] of input.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const cut = line.indexOf('=');
    const name = line.slice(0, Math.max(cut, 0));
    if (!names.includes(name))
      throw new UsageError(
        'option_invalid',
        `line ${index + 1} of stdin is no NAME=value of this environment`,
        `Names: ${names.join(', ')}.`,
      );
    given.set(name, line.slice(cut + 1));
  }
  return given;
}
