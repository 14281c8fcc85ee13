import type { ConfigProblem } from '../../util/errors.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';
import type { YamlPath } from '../read-yaml.ts';

/** Dates and times that look right and are none (`2026-02-30`, `24:61`), and a last day before its announcement. */
export function findDateProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const environments = membersOf(memberOf(provider, 'environments')).flatMap(([name, environment]) =>
    environmentProblems(['environments', name], environment, report),
  );
  const quarantine = memberOf(provider, 'quarantine');
  const expiries = (Array.isArray(quarantine) ? quarantine : []).flatMap((entry, index) =>
    dateProblem(['quarantine', index, 'expires'], memberOf(entry, 'expires'), report),
  );
  return [...environments, ...expiries];
}

function environmentProblems(
  path: YamlPath,
  environment: unknown,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const since = memberOf(environment, 'deprecated', 'since');
  const last = memberOf(environment, 'deprecated', 'decommissioned');
  const reversed = typeof since === 'string' && typeof last === 'string' && last < since;
  return [
    ...dateProblem([...path, 'deprecated', 'since'], since, report),
    ...dateProblem([...path, 'deprecated', 'decommissioned'], last, report),
    ...timeProblem([...path, 'reset', 'at'], memberOf(environment, 'reset', 'at'), report),
    ...(reversed
      ? [
          report([...path, 'deprecated', 'decommissioned'], {
            message: 'the last day is before the announcement',
            expected: `${since} or later`,
            found: last,
          }),
        ]
      : []),
  ];
}

/** A date that looks right and is none; nothing for what does not look like one. */
export function dateProblem(path: YamlPath, value: unknown, report: ReportProblem): readonly ConfigProblem[] {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return real
    ? []
    : [report(path, { message: 'there is no such day', expected: 'a day of the calendar', found: value })];
}

function timeProblem(path: YamlPath, value: unknown, report: ReportProblem): readonly ConfigProblem[] {
  if (typeof value !== 'string' || !/^\d{2}:\d{2}$/.test(value) || /^([01]\d|2[0-3]):[0-5]\d$/.test(value))
    return [];
  return [
    report(path, { message: 'there is no such time of day', expected: '00:00 to 23:59', found: value }),
  ];
}
