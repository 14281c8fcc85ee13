import { sunsetKeyword } from '../announced/sunset-time.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair, Told } from './operation-changes.ts';

type Two = Pick<Told, 'direction' | 'path' | 'old' | 'new' | 'rule'>;

/** Notes words for people that differ, all of one object as one difference. */
export function compareDocumentation(
  pair: OperationPair,
  findings: Findings,
  { keywords, ...told }: Two & { readonly keywords: readonly string[] },
): void {
  const [old, next] = [told.old?.raw ?? {}, told.new?.raw ?? {}];
  const differing = keywords.filter((keyword) => !sameValue(old[keyword], next[keyword]));
  if (differing.length === 0) return;
  const pick = (raw: Readonly<Record<string, unknown>>): unknown =>
    Object.fromEntries(differing.map((keyword) => [keyword, raw[keyword] ?? null]));
  tell(findings, pair.old.label, {
    ...told,
    reason: `${differing.join(', ')} changed`,
    oldValue: pick(old),
    newValue: pick(next),
  });
}

/** Notes extensions (`x-…`) that differ, all of one object as one difference; an announced end is no such. */
export function compareExtensions(pair: OperationPair, findings: Findings, told: Omit<Two, 'rule'>): void {
  const keywords = extensionNames(told.old?.raw, told.new?.raw);
  compareDocumentation(pair, findings, { ...told, rule: `${told.direction}-extension-changed`, keywords });
}

/** The names of extensions that one of two objects has. */
export function extensionNames(
  ...objects: readonly (Readonly<Record<string, unknown>> | undefined)[]
): readonly string[] {
  const names = new Set<string>();
  for (const raw of objects)
    for (const name in raw) if (name.startsWith('x-') && name !== sunsetKeyword) names.add(name);
  return [...names];
}

/** Notes a flag that was set or taken back, as `<rule>-added` or `<rule>-removed`. */
export function compareFlag(
  pair: OperationPair,
  findings: Findings,
  { flag, ...told }: Two & { readonly flag: string },
): void {
  const [was, is] = [told.old?.raw[flag] === true, told.new?.raw[flag] === true];
  if (was === is) return;
  tell(findings, pair.old.label, {
    ...told,
    rule: `${told.rule}-${is ? 'added' : 'removed'}`,
    reason: `${flag} ${is ? 'added' : 'removed'}`,
  });
}
