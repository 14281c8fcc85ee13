import { omit } from '../../util/omit.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { Located, OpenApiReader } from './located.ts';
import { spotOf } from './located.ts';
import type { Findings } from './operation-changes.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/** Compares what the documents say of themselves: servers, security schemes, title and version. */
export function compareRoots(readers: Readers, operations: readonly string[], findings: Findings): void {
  compareServers(readers, operations, findings);
  compareSchemes(readers, operations, findings);
  for (const keyword of ['info', 'tags', 'externalDocs', 'openapi', 'jsonSchemaDialect'])
    compareWords(readers, keyword, findings);
}

type Told = {
  readonly rule: string;
  readonly path: readonly string[];
  readonly reason: string;
  readonly operations?: readonly string[];
  readonly old?: Located | undefined;
  readonly new?: Located | undefined;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  readonly stoppedBy: string;
};

function note(findings: Findings, told: Told): void {
  const [old, next] = [spotOf(told.old), spotOf(told.new)];
  findings.differences.push({
    rule: told.rule,
    direction: 'request',
    path: told.path,
    operations: told.operations ?? [],
    reason: told.reason,
    ...(old === undefined ? {} : { old }),
    ...(next === undefined ? {} : { new: next }),
    oldValue: told.oldValue,
    newValue: told.newValue,
    prove: () => ({ stoppedBy: told.stoppedBy }),
  });
}

function compareServers(
  { new: next, old }: Readers,
  operations: readonly string[],
  findings: Findings,
): void {
  const urls = (reader: OpenApiReader) =>
    reader.list(reader.root, 'servers').map((server) => String(server.raw['url']));
  const [before, after] = [urls(old), urls(next)];
  const places = {
    old: old.object(old.root, 'servers') ?? old.root,
    new: next.object(next.root, 'servers') ?? next.root,
  };
  for (const url of before.filter((each) => !after.includes(each)))
    note(findings, {
      rule: 'server-removed',
      path: ['servers', url],
      reason: `server ${url} removed`,
      operations,
      ...places,
      oldValue: url,
      stoppedBy: 'a server that is no longer listed may still answer',
    });
  for (const url of after.filter((each) => !before.includes(each)))
    note(findings, {
      rule: 'server-added',
      path: ['servers', url],
      reason: `server ${url} added`,
      operations,
      ...places,
      newValue: url,
      stoppedBy: '',
    });
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
