import { durationToMilliseconds } from '../util/duration.ts';
import type { Environment, OperationPolicy, Provider } from '../model/provider.ts';
import { livePrefixesOf } from '../model/prefixes-of.ts';
import { parsePrefix } from './guard/allowed-prefix.ts';
import type { AllowedPrefix } from './guard/allowed-prefix.ts';
import { createLiveLinkSearch, livePrefixOf } from './live-links.ts';
import type { LinkingAnswer } from './live-links.ts';
import type { WireFinding } from './wire/wire-finding.ts';

/** One answer as these checks see it. Times in milliseconds. */
export type CheckedAnswer = LinkingAnswer & {
  readonly status: number;
  readonly took: number;
  /** Our clock when the answer came, Unix time. */
  readonly now: number;
};

/** What is compiled once for each operation of an environment. */
export type AnswerChecks = {
  find(answer: CheckedAnswer): readonly WireFinding[];
};

const none: readonly WireFinding[] = [];
const defaultTolerance = 30_000;

/**
 * Checks of an answer that no contract makes: redirects and other links to live, Deprecation (RFC 9745), Sunset
 * (RFC 8594), declared time, `Date`.
 */
export function createAnswerChecks(
  provider: Provider,
  environment: Environment,
  policy: OperationPolicy | undefined,
): AnswerChecks {
  const declared = policy?.within ?? provider.within;
  const within = declared === undefined ? Infinity : durationToMilliseconds(declared);
  const tolerance =
    environment.clockTolerance === undefined
      ? defaultTolerance
      : durationToMilliseconds(environment.clockTolerance);
  const isAnnounced = policy?.deprecated === true || environment.deprecated !== undefined;
  const live = environment.stage === 'live' ? [] : livePrefixesOf(provider).map(parsePrefix);
  const searchLiveLinks = createLiveLinkSearch(live);
  return {
    find(answer) {
      const { headers, now, status, took } = answer;
      const findings = [
        status >= 300 && status < 400 && status !== 304 ? redirect(answer, live) : searchLiveLinks(answer),
        isAnnounced ? undefined : announcement('deprecation', headers.deprecation),
        isAnnounced ? undefined : announcement('sunset', headers.sunset),
        took > within ? slow(took, within) : undefined,
        clockSkew(headers.date, now, tolerance),
      ].filter((finding) => finding !== undefined);
      return findings.length === 0 ? none : findings;
    },
  };
}

/** How far the provider's `Date` is ahead of our clock, in milliseconds; undefined where it sends none that can be read. */
export function clockDifference(date: string | undefined, now: number): number | undefined {
  const theirs = date === undefined ? NaN : parseDate(date);
  if (Number.isNaN(theirs)) return undefined;
  const difference = theirs - now;
  // Date has whole seconds: it says "some time within the next second"
  return difference > 0 ? difference : Math.min(0, difference + 999);
}

let lastDate = '';
let lastTime = NaN;

/** Many answers come within one second, and so carry the same text. */
function parseDate(date: string): number {
  if (date !== lastDate) [lastDate, lastTime] = [date, Date.parse(date)];
  return lastTime;
}

function redirect(
  { headers: { location }, status, target }: CheckedAnswer,
  live: readonly AllowedPrefix[],
): WireFinding {
  const url = location === undefined ? null : URL.parse(location, target.origin + target.path);
  const reachesLive = url !== null && livePrefixOf(url.href, live, target) !== undefined;
  const to = url?.origin === target.origin && !reachesLive ? 'within the same origin' : elsewhere(url);
  const found = `${String(status)} ${to}${reachesLive ? ', which is live' : ''}; not followed`;
  return { code: 'redirect', severity: 'error', at: 'status', expected: 'an answer, not a redirect', found };
}

function elsewhere(url: URL | null): string {
  if (url === null) return 'without a URL to go to';
  return `to ${url.origin === 'null' ? url.protocol : url.origin}`;
}

function announcement(name: 'deprecation' | 'sunset', value: string | undefined): WireFinding | undefined {
  if (value === undefined) return undefined;
  const found = describeDate(value);
  const expected = `no ${name} announced in provider.yaml`;
  return { code: `${name}_header`, severity: 'error', at: `header:${name}`, expected, found };
}

/** RFC 9745 sends `@1735689600`, RFC 8594 an HTTP date. Other text is not repeated: it is the provider's. */
function describeDate(value: string): string {
  const seconds = /^@(\d{1,12})$/.exec(value)?.[1];
  const time = seconds === undefined ? Date.parse(value) : Number(seconds) * 1000;
  return Number.isNaN(time) ? 'announced without a readable date' : `from ${new Date(time).toISOString()}`;
}

function slow(took: number, within: number): WireFinding {
  return {
    code: 'slow',
    severity: 'error',
    expected: `an answer within ${String(within)} ms`,
    found: `${String(Math.round(took))} ms`,
  };
}

function clockSkew(date: string | undefined, now: number, tolerance: number): WireFinding | undefined {
  const difference = clockDifference(date, now);
  if (difference === undefined || Math.abs(difference) <= tolerance) return undefined;
  const found = `${String(Math.round(Math.abs(difference) / 1000))} s ${difference > 0 ? 'ahead' : 'behind'}`;
  const expected = `within ${String(tolerance / 1000)} s of our clock`;
  return { code: 'clock_skew', severity: 'error', at: 'header:date', expected, found };
}
