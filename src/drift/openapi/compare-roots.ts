import { toPointer } from '../../util/pointer.ts';
import { isObject } from '../../contract/schema/json-schema.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import { compareSchemes } from './compare-schemes.ts';
import { compareServerWords } from './compare-servers.ts';
import { note } from './note.ts';
import type { Findings, OperationPair } from './operation-changes.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

// What has rules of its own.
const judged = new Set(['paths', 'webhooks', 'components', 'security', 'servers']);

/** Compares what the documents say of themselves: security schemes, title, version and whatever else they tell. */
export function compareRoots(readers: Readers, pairs: readonly OperationPair[], findings: Findings): void {
  compareSchemes(readers, pairs, findings);
  compareServerWords(readers, findings);
  const roots = [readers.old.root, readers.new.root];
  if (roots.some(isUnread)) return;
  const names = new Set(roots.flatMap(({ raw }) => Object.keys(raw)));
  for (const keyword of names)
    if (!judged.has(keyword) && !roots.some(({ raw }) => holdsParts(keyword, raw[keyword])))
      compareWords(readers, keyword, findings);
}

// What references lead to is told where it is used.
function holdsParts(keyword: string, value: unknown): boolean {
  return keyword.startsWith('x-') && isObject(value);
}

function compareWords({ new: next, old }: Readers, keyword: string, findings: Findings): void {
  const [was, is] = [old.root.raw[keyword], next.root.raw[keyword]];
  if (sameValue(was, is)) return;
  note(findings, {
    rule: 'document-changed',
    path: [keyword],
    reason: `${keyword} changed`,
    old: placeIn(old, keyword),
    new: placeIn(next, keyword),
    oldValue: was,
    newValue: is,
    stoppedBy: '',
  });
}

function placeIn({ root }: OpenApiReader, keyword: string): Located {
  return Object.hasOwn(root.raw, keyword)
    ? { raw: {}, pointer: root.pointer + toPointer([keyword]), file: root.file }
    : root;
}
