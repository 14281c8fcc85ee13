import { dateProblem } from '../../contract/provider/date-problems.ts';
import { memberOf, reporterFor } from '../../contract/provider/problem-reporter.ts';
import type { ReportProblem } from '../../contract/provider/problem-reporter.ts';
import { findSchemaProblems } from '../../contract/provider/schema-problems.ts';
import { readYaml } from '../../contract/read-yaml.ts';
import type { YamlFile } from '../../contract/read-yaml.ts';
import type { Waiver, Waivers } from '../../model/waiver.ts';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { ruleProblem } from '../rules/rule-problem.ts';

/** So many days a waiver lasts at most where its file does not say. */
const usualDays = 14;

type Written = {
  readonly maxDays?: number;
  readonly waivers: readonly Omit<Waiver, 'file' | 'line' | 'column'>[];
};

/**
 * Parses a waivers file; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) with all its
 * mistakes, each with line and column. That a waiver is expired or unused is no mistake: it is found when it is applied.
 */
export function parseWaivers(text: string, file: string): Waivers {
  const yaml = readYaml(text, file);
  const problems = [...findSchemaProblems(yaml, 'waivers'), ...findEntryProblems(yaml)];
  if (problems.length > 0) throw new ConfigError('config_invalid', problems.sort(byPlace));
  const { maxDays = usualDays, waivers } = yaml.value as Written;
  const entries = waivers.map((waiver, index) => ({
    ...waiver,
    file,
    ...yaml.locate(['waivers', index]),
  }));
  return { maxDays, entries };
}

function findEntryProblems(yaml: YamlFile): readonly ConfigProblem[] {
  const report = reporterFor(yaml);
  const waivers = memberOf(yaml.value, 'waivers');
  return (Array.isArray(waivers) ? waivers : []).flatMap((entry: unknown, index) =>
    entryProblems(entry, index, report),
  );
}

function entryProblems(entry: unknown, index: number, report: ReportProblem): readonly ConfigProblem[] {
  const path = ['waivers', index];
  const [granted, expires] = [memberOf(entry, 'granted'), memberOf(entry, 'expires')];
  const reversed = typeof granted === 'string' && typeof expires === 'string' && expires < granted;
  return [
    ...ruleProblem([...path, 'rule'], memberOf(entry, 'rule'), report),
    ...dateProblem([...path, 'granted'], granted, report),
    ...dateProblem([...path, 'expires'], expires, report),
    ...(reversed
      ? [
          report([...path, 'expires'], {
            message: 'the last day is before the first',
            expected: `${granted} or later`,
            found: expires,
          }),
        ]
      : []),
  ];
}

function byPlace(left: ConfigProblem, right: ConfigProblem): number {
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
