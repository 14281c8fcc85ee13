import type { Rule } from './rule.ts';
import { dangerous, safe } from './severities.ts';

/** What can happen to an announced end, whatever it is the end of. */
type SunsetMove<Example> = Pick<Rule, 'kind' | 'severity' | 'title' | 'why'> & {
  readonly name: string;
  readonly mirror: string;
  readonly example: readonly [Example, Example];
  readonly silent: readonly [Example, Example];
};

/** The rules of announced ends: `undated` has none, `ending` ends on a day; `what` is the thing with its article. */
export function sunsetMoves<Example>(
  what: string,
  undated: Example,
  ending: (day: string) => Example,
): readonly SunsetMove<Example>[] {
  const [soon, late] = [ending('2030-03-31'), ending('2030-06-30')];
  const sameDay = [late, ending('2030-06-30T00:00:00Z')] as const;
  const sameMoment = [late, ending('Sun, 30 Jun 2030 00:00:00 GMT')] as const;
  return [
    {
      name: 'sunset-added',
      kind: 'added',
      severity: safe,
      title: `the announced end of ${what} was added`,
      why: 'An end with a day can be planned for.',
      mirror: 'sunset-removed',
      example: [undated, late],
      silent: sameDay,
    },
    {
      name: 'sunset-removed',
      kind: 'removed',
      severity: safe,
      title: `the announced end of ${what} was removed`,
      why: 'It works until somebody says otherwise.',
      mirror: 'sunset-added',
      example: [late, undated],
      silent: sameDay,
    },
    {
      name: 'sunset-moved-earlier',
      kind: 'changed',
      severity: dangerous,
      title: `${what} ends earlier than was announced`,
      why: 'There is less time than was promised.',
      mirror: 'sunset-moved-later',
      example: [late, soon],
      silent: sameMoment,
    },
    {
      name: 'sunset-moved-later',
      kind: 'changed',
      severity: safe,
      title: `${what} ends later than was announced`,
      why: 'There is more time.',
      mirror: 'sunset-moved-earlier',
      example: [soon, late],
      silent: sameMoment,
    },
  ];
}
