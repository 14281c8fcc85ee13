import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArbitrarySchema } from '../../../src/drift/testing/arbitrary-schema.ts';
import { packagePath } from '../../verify/tools/package-path.ts';
import { fromDraft4 } from './from-draft4.ts';

type Group = {
  readonly schema: unknown;
  readonly tests: readonly { readonly data: unknown }[];
};

export type SuiteSchema = { readonly schema: ArbitrarySchema; readonly instances: readonly unknown[] };

/** References to what is not in the schema itself: livegate calls them undecided. */
const elsewhere = /"\$ref":"(?!#)/;

/** The schemas of the official test suite's draft 4, the last that a package on npm holds, with the instances of their file. */
export function loadSuite(): readonly SuiteSchema[] {
  const folder = join(dirname(packagePath('json-schema-test-suite')), 'tests/draft4');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => {
    const groups = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Group[];
    const instances = groups.flatMap(({ tests }) => tests.map(({ data }) => data));
    return groups
      .map(({ schema }) => fromDraft4(schema) as ArbitrarySchema)
      .filter((schema) => !elsewhere.test(JSON.stringify(schema)))
      .map((schema) => ({ schema, instances }));
  });
}
