import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Command } from 'commander';
import { loadAjv } from '../util/load-ajv.ts';
import { showRules } from './drift-source/show-rules.ts';
import { makeProgram } from './program.ts';
import { Running } from './testing/gate-project.ts';
import { startCli } from './testing/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'schemas');
const index = readFileSync(join(root, 'docs/schemas.md'), 'utf8');

function readSchema(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Readonly<Record<string, unknown>>;
}

function validatorOf(file: string) {
  const { Ajv2020, addFormats } = loadAjv();
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  addFormats(ajv);
  return ajv.compile(readSchema(file));
}

/** Every command that prints JSON, with the option that makes it. */
function printing(command: Command, path = 'livegate'): readonly string[] {
  const own = command.options.flatMap(({ argChoices = [], long }) => {
    if (long === '--json') return [`${path} --json`];
    return long === '--format' && argChoices.includes('json') ? [`${path} --format json`] : [];
  });
  return [...own, ...command.commands.flatMap((inner) => printing(inner, `${path} ${inner.name()}`))];
}

const rows = [
  ...index.matchAll(/^\| `(livegate [^`]+)` .*\[([a-z-]+)\]\(\.\.\/schemas\/\2\.schema\.json\) *\|$/gm),
];
const published = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));

test('whatever a command prints as JSON has a published schema', async () => {
  const listed = rows.map(([, command]) => command);
  assert.deepEqual(listed.toSorted(), printing(await makeProgram()).toSorted());
});

test('the list of published schemas is whole, and names no other', () => {
  const linked = new Set([...index.matchAll(/\]\(\.\.\/schemas\/([^)]+)\)/g)].map(([, file]) => file));
  assert.deepEqual([...linked].toSorted(), published.toSorted());
});

/** Places of objects whose members are named and that take others, too. */
function findOpen(schema: unknown, place: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const isOpen = 'properties' in schema && !('additionalProperties' in schema);
  const inner = Object.entries(schema).flatMap(([name, one]) => findOpen(one, `${place}/${name}`));
  return isOpen && 'type' in schema ? [place, ...inner] : inner;
}

const printed = new Set(rows.map(([, , name]) => `${name ?? ''}.schema.json`));
for (const file of published)
  test(`${file} is compiled by a strict validator, has its address, and is closed`, () => {
    assert.equal(typeof validatorOf(file), 'function');
    assert.equal(readSchema(file)['$id'], `https://livegate.dev/schemas/${file}`);
    if (printed.has(file)) assert.deepEqual(findOpen(readSchema(file), file), []);
  });

test('the rules are what their schema says', () => {
  const validate = validatorOf('rule.schema.json');
  const plain = (_tone: string, text: string): string => text;
  const rules = JSON.parse(showRules(undefined, true, plain)) as readonly { readonly id: string }[];
  const [first] = rules;
  const one: unknown = JSON.parse(showRules(first?.id, true, plain));
  for (const rule of [...rules, one]) assert.ok(validate(rule), JSON.stringify(validate.errors));
});

test('a sandbox says where it listens as its schema says', async () => {
  const sandbox = new Running(startCli(['sandbox', 'truphone', '--json'], root));
  after(() => sandbox.child.kill('SIGKILL'));
  const [line] = await sandbox.printed(/\{.*\}\n/);
  const validate = validatorOf('sandbox-world.schema.json');
  assert.ok(validate(JSON.parse(line)), JSON.stringify(validate.errors));
});
