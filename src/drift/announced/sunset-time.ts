/** The keyword that announces the last day of an operation, a parameter or a schema: a day, or a moment as HTTP or RFC 3339 write it. */
export const sunsetKeyword = 'x-sunset';

/** The announced end, in milliseconds; undefined where none, or nothing that can be read, is announced. */
export function sunsetTime(written: unknown): number | undefined {
  const time = typeof written === 'string' ? Date.parse(written) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Whether what is gone at this moment (ISO 8601) was promised to stay longer. */
export function endsLater(written: unknown, now: string | undefined): boolean {
  const end = sunsetTime(written);
  return now !== undefined && end !== undefined && Date.parse(now) < end;
}

/** Whether an announced end has passed at this moment (ISO 8601). */
export function hasPassed(written: unknown, now: string): boolean {
  const end = sunsetTime(written);
  return end !== undefined && Date.parse(now) >= end;
}

/** What became of an announced end; undefined where it is the same moment, or neither can be read. */
export function sunsetMove(
  before: unknown,
  after: unknown,
): 'added' | 'removed' | 'moved-earlier' | 'moved-later' | undefined {
  const [was, is] = [sunsetTime(before), sunsetTime(after)];
  if (was === is) return undefined;
  if (was === undefined) return 'added';
  if (is === undefined) return 'removed';
  return is < was ? 'moved-earlier' : 'moved-later';
}

/** An announced end as it is shown. */
export function sunsetText(written: unknown): string {
  return typeof written === 'string' ? written : 'none';
}

/** What the removal of something was announced by, as the end of a sentence. */
export function removalWords(raw: Readonly<Record<string, unknown>>, now: string | undefined): string {
  const end = raw[sunsetKeyword];
  if (endsLater(end, now)) return ` before its announced end, ${sunsetText(end)}`;
  return raw['deprecated'] === true
    ? ', as announced by its deprecation'
    : ', without having been deprecated';
}
