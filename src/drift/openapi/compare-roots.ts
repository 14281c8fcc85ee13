import { omit } from '../../util/omit.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { Located, OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings } from './operation-changes.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/** Compares what the documents say of themselves: security schemes, title and version. */
export function compareRoots(readers: Readers, operations: readonly string[], findings: Findings): void {
  compareSchemes(readers, operations, findings);
  for (const keyword of ['info', 'tags', 'externalDocs', 'openapi', 'jsonSchemaDialect'])
    compareWords(readers, keyword, findings);
}

function compareSchemes(
  { new: next, old }: Readers,
  operations: readonly string[],
  findings: Findings,
): void {
  const [before, after] = [old, next].map((reader) =>
    reader.objects(reader.root, 'components', 'securitySchemes'),
  );
  for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
    const [was, is] = [before?.get(name), after?.get(name)];
    if (was !== undefined && is !== undefined && sameValue(wire(was), wire(is))) continue;
    const what = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    note(findings, {
      rule: `security-scheme-${what}`,
      path: ['security scheme', name],
      reason: `security scheme ${name} ${what}`,
      operations: what === 'added' ? [] : operations,
      old: was ?? old.root,
      new: is ?? next.root,
      oldValue: was?.raw,
      newValue: is?.raw,
      stoppedBy: 'how credentials are sent is judged by no validator',
    });
  }
}

// What of a scheme decides how credentials are sent.
function wire({ raw }: Located): unknown {
  return omit(raw, 'description');
}

function compareWords({ new: next, old }: Readers, keyword: string, findings: Findings): void {
  const [was, is] = [old.root.raw[keyword], next.root.raw[keyword]];
  if (sameValue(was, is)) return;
  note(findings, {
    rule: 'document-changed',
    path: [keyword],
    reason: `${keyword} changed`,
    old: old.object(old.root, keyword) ?? old.root,
    new: next.object(next.root, keyword) ?? next.root,
    oldValue: was,
    newValue: is,
    stoppedBy: '',
  });
}
