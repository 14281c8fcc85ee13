import { toPointer } from '../../util/pointer.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import { compareSchemes } from './compare-schemes.ts';
import { compareServerWords } from './compare-servers.ts';
import { extensionNames } from './documentation.ts';
import { note } from './note.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { isToldElsewhere } from './told-elsewhere.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

// What has rules of its own.
const judged = new Set(['paths', 'webhooks', 'components', 'security', 'servers']);

/** Compares what the documents say of themselves: security schemes, title, version and whatever else they tell. */
export function compareRoots(readers: Readers, pairs: readonly OperationPair[], findings: Findings): void {
  compareSchemes(readers, pairs, findings);
  compareServerWords(readers, findings);
  for (const key of ['', 'paths', 'webhooks', 'components']) {
    const [old, next] = [readers.old, readers.new].map((reader) =>
      key === '' ? reader.root : reader.object(reader.root, key),
    );
    if (isUnread(old) || isUnread(next)) continue;
    const names =
      key === '' ? Object.keys({ ...old?.raw, ...next?.raw }) : extensionNames(old?.raw, next?.raw);
    const told = names.filter((name) => key !== '' || !(judged.has(name) || isProtocols(name, old, next)));
    for (const name of told) compareWords(readers, { old, new: next }, name, findings);
  }
  compareProtocols(readers, pairs, findings);
}

const protocols = 'schemes';

function isProtocols(name: string, ...holders: readonly (Located | undefined)[]): boolean {
  return name === protocols && holders.every((at) => Array.isArray(at?.raw[name]));
}

// What Swagger 2.0 says without a host: OpenAPI has no server without one.
function compareProtocols(readers: Readers, pairs: readonly OperationPair[], findings: Findings): void {
  const [old, next] = [readers.old.root, readers.new.root];
  if (!isProtocols(protocols, old, next)) return;
  const [was, is] = [old.raw[protocols], next.raw[protocols]];
  const [before, after] = [new Set(was as readonly unknown[]), new Set(is as readonly unknown[])];
  const operations = pairs.map((pair) => pair.old.label).sort();
  for (const protocol of before.symmetricDifference(after)) {
    const [rule, what] = before.has(protocol) ? ['server-removed', 'removed'] : ['server-added', 'added'];
    const [path, reason] = [['servers', String(protocol)], `servers by ${String(protocol)} ${what}`];
    const stoppedBy = 'a server that is no longer listed may still answer';
    note(findings, {
      rule,
      path,
      reason,
      operations,
      old,
      new: next,
      oldValue: was,
      newValue: is,
      stoppedBy,
    });
  }
}

type Holders = { readonly old: Located | undefined; readonly new: Located | undefined };

function compareWords(
  readers: Readers,
  { new: next, old }: Holders,
  keyword: string,
  findings: Findings,
): void {
  const [was, is] = [old?.raw[keyword], next?.raw[keyword]];
  if (sameValue(was, is)) return;
  const [before, after] = [placeIn(readers.old, old, keyword), placeIn(readers.new, next, keyword)];
  // What references lead to is told where it is used.
  const at = before.pointer.endsWith(toPointer([keyword])) ? before : after;
  if (keyword.startsWith('x-') && isToldElsewhere(was, is, at.pointer, readers)) return;
  note(findings, {
    rule: 'document-changed',
    path: [...at.pointer.split('/').slice(1, -1), keyword],
    reason: `${keyword} changed`,
    old: before,
    new: after,
    oldValue: was,
    newValue: is,
    stoppedBy: '',
  });
}

function placeIn({ root }: OpenApiReader, holder: Located | undefined, keyword: string): Located {
  if (holder === undefined) return root;
  return Object.hasOwn(holder.raw, keyword)
    ? { raw: {}, pointer: holder.pointer + toPointer([keyword]), file: holder.file }
    : holder;
}
