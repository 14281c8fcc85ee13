import { extname } from 'node:path';
import { stringify } from 'yaml';
import type { Contract } from '../../contract/contract.ts';
import { carryAnnotations } from '../../contract/graphql/carry-annotations.ts';
import { carryExtensions } from '../../contract/openapi/carry-extensions.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { withoutAnnotations } from '../../drift/document/without-annotations.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import { SchemaSourceError } from './source-error.ts';

type Baseline = {
  readonly text: string;
  /** Where annotations of the old baseline were, and nothing is any more. */
  readonly lost: readonly string[];
};

/**
 * The text of a new baseline: what an environment serves, with the annotations of the old one as it stands. Throws a
 * `SchemaSourceError` (exit code 3) where the text, read back, would not say the same.
 */
export function composeBaseline(contract: Contract, old: SchemaDocument, next: SchemaDocument): Baseline {
  const { annotations = [], file } = contract.provider.contract;
  const baseline = compose(contract, { old, next }, file, annotations);
  const again = withoutAnnotations(parseSchemaDocument(baseline.text, { source: file }), annotations);
  const { changes, undecided } = findSchemaChanges(next, again);
  if (undecided.length === 0 && changes.every(({ severity }) => severity === 'safe')) return baseline;
  throw new SchemaSourceError(
    'source_unreadable',
    `${next.source}: written as ${file} it would say something else`,
    {
      exitCode: 3,
      hint: 'Nothing was written.',
    },
  );
}

function compose(
  { graphql }: Contract,
  { next, old }: { readonly old: SchemaDocument; readonly next: SchemaDocument },
  file: string,
  annotations: readonly string[],
): Baseline {
  if (next.language === 'graphql') {
    const { lost, sdl } = carryAnnotations(graphql?.sdl ?? '', next.sdl, annotations);
    return { text: sdl, lost };
  }
  const { document, lost } = carryExtensions(old.language === 'graphql' ? {} : old.root, next.root);
  const isYaml = ['.yaml', '.yml'].includes(extname(file));
  return {
    text: isYaml ? stringify(document, { lineWidth: 110 }) : `${JSON.stringify(document, null, 2)}\n`,
    lost,
  };
}
