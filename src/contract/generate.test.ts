import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { findStaleFiles, writeGeneratedFiles } from './generate.ts';
import { exampleOpenApi } from './testing/example-openapi.ts';
import { exampleProvider } from './testing/example-provider.ts';

const use = `
import type { Operations } from './contracts/acme/types.d.ts';
const made: Operations['createOrder']['input'] = { body: { amount: 1 } };
const read: Operations['getOrder']['input'] = { path: { id: 'x' }, query: { page: 1 } };
const data: Operations['getOrder']['data'] = { id: 'x', status: 'open', parent: null };
// @ts-expect-error the body is required
const noBody: Operations['createOrder']['input'] = {};
// @ts-expect-error the path is required
const noPath: Operations['getOrder']['input'] = { path: {} };
// @ts-expect-error there is no such status
const noStatus: Operations['getOrder']['data'] = { id: 'x', status: 'paused' };
import type { Operations as Graph } from './contracts/graph/types.d.ts';
const bought: Graph['buy']['input'] = { variables: { key: 'k', size: 'LARGE' } };
const dataOfBuy: Graph['buy']['data'] = { buy: null };
const none: Graph['price']['input'] = {};
// @ts-expect-error the key is required
const noKey: Graph['buy']['input'] = { variables: {} };
// @ts-expect-error there is no such size
const noSize: Graph['buy']['input'] = { variables: { key: 'k', size: 'HUGE' } };
`;

async function project(root: string): Promise<string> {
  const graph = exampleProvider(
    ['id: acme', 'id: graph'],
    ['protocol: rest', 'protocol: graphql'],
    ['file: openapi.yaml', 'file: schema.graphql'],
    ['input: { body: { amount: 12 } }', 'input: {}'],
    ['input: { path: { id: $given.orderId } }', 'input: {}'],
  );
  const files = {
    'contracts/acme/provider.yaml': exampleProvider(),
    'contracts/acme/openapi.yaml': exampleOpenApi(),
    'contracts/graph/provider.yaml': graph,
    'contracts/graph/schema.graphql':
      'scalar UUID enum Size { SMALL LARGE } type Query { price: Float } type Mutation { buy(key: UUID!, size: Size): UUID }',
    'contracts/graph/operations/buy.graphql':
      'mutation buy($key: UUID!, $size: Size) { buy(key: $key, size: $size) }',
    'contracts/graph/operations/price.graphql': 'query price { price }',
    'use.ts': use,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

describe('generated files', () => {
  it('are written, current, typed as the contracts say, and stale after a change', async (context) => {
    const root = await project(temporaryFolder(context));
    const all = [
      ...(await readdir('schemas', { recursive: true }))
        .filter((file) => file.includes('.'))
        .map((file) => `schemas/${file}`),
      'contracts/acme/types.d.ts',
      'contracts/graph/types.d.ts',
    ];
    assert.deepEqual((await findStaleFiles(root)).toSorted(), all.toSorted());
    assert.deepEqual((await writeGeneratedFiles(root)).toSorted(), all.toSorted());
    assert.deepEqual(await findStaleFiles(root), []);
    assert.deepEqual(typeErrors(root), []);
    await writeFile(
      join(root, 'contracts/acme/openapi.yaml'),
      exampleOpenApi(['enum: [open, closed]', 'enum: [open, closed, lost]']),
    );
    assert.deepEqual(await findStaleFiles(root), ['contracts/acme/types.d.ts']);
    assert.deepEqual(await writeGeneratedFiles(root), ['contracts/acme/types.d.ts']);
    assert.match(await readFile(join(root, 'contracts/acme/types.d.ts'), 'utf8'), /"lost"/);
  });
});

function typeErrors(root: string): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
  const program = ts.createProgram([join(root, 'use.ts')], options);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file, start }) =>
        `${file?.fileName ?? ''}:${start ?? 0} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
