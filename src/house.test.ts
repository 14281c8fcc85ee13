import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const files = globSync(['src/**/*.ts', 'contracts/**/*.ts', 'suites/**/*.ts', 'scripts/*.ts'], { cwd: root })
  .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function lines(text: string): number {
  return text.trimEnd().split('\n').length;
}

type SourceText = { readonly file: string; readonly text: string };

/** Lines of each node of a file that is looked for. */
function lengthsOf({ file, text }: SourceText, isWanted: (node: ts.Node) => boolean): number[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lengths: number[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) lengths.push(lines(node.getText(source)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lengths;
}

function functionLengths(file: SourceText): number[] {
  return lengthsOf(file, (node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined);
}

function scenarioLengths(file: SourceText): number[] {
  return lengthsOf(file, (node) => ts.isCallExpression(node) && node.expression.getText() === 'scenario');
}

test('files have a median below 80 lines and none above 300', () => {
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter(({ text }) => lines(text) > 300).map(({ file }) => file),
    [],
  );
  assert.ok(median(files.map(({ text }) => lines(text))) < 80);
});

test('functions have a median below 12 lines and none above 60', () => {
  const lengths = files.flatMap(functionLengths);
  assert.ok(median(lengths) < 12, `median ${median(lengths)}`);
  assert.deepEqual(
    files.filter((file) => functionLengths(file).some((length) => length > 60)).map(({ file }) => file),
    [],
  );
});

test('a scenario has fewer than 25 lines', () => {
  const suites = files.filter(({ file }) => file.startsWith('suites'));
  assert.ok(suites.flatMap(scenarioLengths).length > 100);
  assert.deepEqual(
    suites.filter((file) => scenarioLengths(file).some((length) => length >= 25)).map(({ file }) => file),
    [],
  );
});

test('nothing silences a check or leaves work undone', () => {
  const silenced = /eslint-disable|@ts-ignore|@ts-nocheck|\b(TODO|FIXME)\b|\bas any\b/;
  const found = files
    .filter(({ file, text }) => basename(file) !== 'house.test.ts' && silenced.test(text))
    .map(({ file }) => file);
  assert.deepEqual(found, []);
});

test('the lock file names every optional package, so that it installs on each platform', () => {
  interface Locked {
    optionalDependencies?: Record<string, string>;
  }
  for (const folder of ['.', 'bench']) {
    const text = readFileSync(join(root, folder, 'package-lock.json'), 'utf8');
    const locked = (JSON.parse(text) as { packages: Record<string, Locked> }).packages;
    const names = new Set(Object.keys(locked).map((path) => path.replace(/^.*node_modules\//, '')));
    const missing = Object.values(locked).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !names.has(name)),
    );
    assert.deepEqual(missing, [], folder);
  }
});

test('every test that the threat model names is there', () => {
  const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
  const named = [...text.matchAll(/`(src\/[\w./-]+\.test\.ts)`/g)].map(([, file = '']) => file);
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((file) => !existsSync(join(root, file))),
    [],
  );
});
