import { sameValue } from '../json-schema/same-value.ts';
import { Members, isUnread } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import type { OperationEntry } from './operations.ts';
import { cutServer, isServed, mostUrls, serverHolder, serverTemplates } from './servers.ts';

type Move = {
  readonly url: string;
  readonly rule: 'server-removed' | 'server-added';
  readonly pairs: OperationPair[];
};

/**
 * Compares the servers that answer each operation, wherever they are listed: at the operation, its path or the document.
 * One difference per server, with the operations that it came to or went from.
 */
export function compareServers(pairs: readonly OperationPair[], findings: Findings): void {
  const moves = new Map<string, Move>();
  const add = (pair: OperationPair, rule: Move['rule'], url: string): void => {
    const move = moves.get(`${rule} ${url}`) ?? { url, rule, pairs: [] };
    moves.set(`${rule} ${url}`, move);
    move.pairs.push(pair);
  };
  const urls = memoized();
  for (const pair of pairs) {
    const [before, after] = [urls(pair.readers.old, pair, 'old'), urls(pair.readers.new, pair, 'new')];
    if (before.cut !== undefined || after.cut !== undefined) noteCut(pair, before, after);
    for (const url of before.keys()) if (!isServed(after, url)) add(pair, 'server-removed', url);
    for (const url of after.keys()) if (!isServed(before, url)) add(pair, 'server-added', url);
  }
  for (const move of moves.values()) tellMove(move, findings);
}

/** Notes what is said of a server of the whole document, where its addresses are the same: its words, and which of them is the default. */
export function compareServerWords(readers: OperationPair['readers'], findings: Findings): void {
  const [before, after] = [byUrl(readers.old), byUrl(readers.new)];
  for (const [url, olds] of before)
    for (const pair of changed(olds, after.get(url) ?? [])) tellWords(pair, findings);
}

/** A list may hold one address more than once. */
function byUrl(reader: OpenApiReader): ReadonlyMap<unknown, readonly Located[]> {
  return Map.groupBy(reader.list(reader.root, 'servers'), ({ raw }) => raw['url']);
}

type ServerPair = { readonly was: Located; readonly is: Located };

/** Those of which nothing on the other side says the same, by turns; of what has nobody left, with one that has. */
function changed(olds: readonly Located[], news: readonly Located[]): readonly ServerPair[] {
  const [went, came] = [lacking(olds, news), lacking(news, olds)];
  return Array.from({ length: Math.max(went.length, came.length) }, (_, index) => index).flatMap((index) => {
    const [was, is] = [went[index] ?? olds[0], came[index] ?? news[0]];
    return was === undefined || is === undefined ? [] : [{ was, is }];
  });
}

function lacking(these: readonly Located[], those: readonly Located[]): readonly Located[] {
  return these.filter(({ raw }) => !those.some((other) => sameValue(raw, other.raw)));
}

function tellWords({ is, was }: ServerPair, findings: Findings): void {
  const url = String(was.raw['url']);
  note(findings, {
    rule: 'document-changed',
    path: ['servers', url],
    reason: `what is said of the server ${url} changed`,
    ...{ old: was, new: is, oldValue: was.raw, newValue: is.raw, stoppedBy: '' },
  });
}

class Urls extends Members<unknown> {
  /** The server of which there are more. */
  cut: Located | undefined;
}

/** Two lists that are cut may differ where nobody looked, unless they are the same to the letter. */
function noteCut({ new: after, old: before, readers }: OperationPair, ...[ours, theirs]: [Urls, Urls]): void {
  const texts = [serverHolder(readers.old, before), serverHolder(readers.new, after)].map(({ raw }) =>
    JSON.stringify(raw['servers']),
  );
  if (texts[0] === texts[1]) return;
  const reason = `its variables make more than ${String(mostUrls)} addresses`;
  if (ours.cut !== undefined) readers.old.graph.missing.note(ours.cut, reason);
  if (theirs.cut !== undefined) readers.new.graph.missing.note(theirs.cut, reason);
}

// Most operations share the list of the document.
function memoized(): (reader: OpenApiReader, pair: OperationPair, side: 'old' | 'new') => Urls {
  const known = new Map<object, Urls>();
  return (reader, pair, side) => {
    const holder = serverHolder(reader, pair[side]).raw;
    const urls = known.get(holder) ?? urlsOf(reader, pair[side]);
    known.set(holder, urls);
    return urls;
  };
}

function urlsOf(reader: OpenApiReader, entry: OperationEntry): Urls {
  const servers = reader.list(serverHolder(reader, entry), 'servers');
  const urls = new Urls(servers.find(isUnread));
  urls.cut = cutServer(reader, entry);
  // Where none is listed it is this one (OpenAPI 3.1, OpenAPI Object).
  for (const url of serverTemplates(reader, entry)) if (url !== '/') urls.set(url, url);
  return urls;
}

function tellMove({ pairs, rule, url }: Move, findings: Findings): void {
  const [first] = pairs;
  if (first === undefined) return;
  const at = (side: 'old' | 'new'): Located => {
    const reader = first.readers[side];
    const holder = serverHolder(reader, first[side]);
    return reader.object(holder, 'servers') ?? holder;
  };
  note(findings, {
    rule,
    path: ['servers', url],
    reason: `server ${url} ${rule === 'server-removed' ? 'removed' : 'added'}`,
    operations: pairs.map(({ old }) => old.label).sort(),
    old: at('old'),
    new: at('new'),
    ...(rule === 'server-removed' ? { oldValue: url } : { newValue: url }),
    stoppedBy: 'a server that is no longer listed may still answer',
  });
}
