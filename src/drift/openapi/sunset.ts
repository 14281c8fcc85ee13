import { hasPassed, sunsetKeyword, sunsetMove, sunsetText, sunsetTime } from '../announced/sunset-time.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { compareFlag } from './documentation.ts';
import type { Located } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair, Told } from './operation-changes.ts';
import type { OperationEntry } from './operations.ts';

type Two = Pick<Told, 'direction' | 'path'> & { readonly old: Located; readonly new: Located };

/** Notes a deprecation that came or went: `<rule>-added`, `<rule>-removed`, and `<rule>-without-sunset` where it has no day. */
export function compareDeprecation(
  pair: OperationPair,
  findings: Findings,
  told: Two & { readonly rule: string },
): void {
  const came = told.old.raw['deprecated'] !== true && told.new.raw['deprecated'] === true;
  if (!came || sunsetTime(told.new.raw[sunsetKeyword]) !== undefined)
    compareFlag(pair, findings, { ...told, flag: 'deprecated' });
  else
    tell(findings, pair.old.label, {
      ...told,
      rule: `${told.rule}-without-sunset`,
      reason: 'deprecated added, without a day on which it ends',
    });
}

/** Notes a sunset that came, went or was moved, as `<rule>-added` and so on; one that cannot be read as `unread` says. */
export function compareSunset(
  pair: OperationPair,
  findings: Findings,
  { unread, ...told }: Two & { readonly rule: string; readonly unread: string },
): void {
  const [before, after] = [told.old.raw[sunsetKeyword], told.new.raw[sunsetKeyword]];
  const what = sunsetMove(before, after);
  const isRead = sunsetTime(before) !== undefined;
  if (what === undefined && (isRead || sameValue(before, after))) return;
  tell(findings, pair.old.label, {
    ...told,
    rule: what === undefined ? unread : `${told.rule}-${what}`,
    reason: `sunset ${sunsetText(before)} → ${sunsetText(after)}`,
    oldValue: before,
    newValue: after,
  });
}

/** Notes that an operation is there although its announced end has passed at this moment (ISO 8601). */
export function notePassedSunset(entry: OperationEntry, findings: Findings, now: string): void {
  const end = entry.operation.raw[sunsetKeyword];
  if (!hasPassed(end, now)) return;
  tell(findings, entry.label, {
    rule: 'sunset-passed',
    direction: entry.sent,
    path: [],
    reason: `sunset ${sunsetText(end)} has passed, and the operation is still there`,
    new: entry.operation,
    newValue: end,
  });
}
