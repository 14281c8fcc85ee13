import type { Rule } from '../../drift/rules/rule.ts';
import type { Change } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { sentenceOf } from '../drift/sentence-of.ts';
import { summarise } from '../drift/summarise.ts';
import { changeProblem } from './change-problem.ts';
import type { CaseVerdict, PipelineSuite, Problem } from './pipeline-report.ts';

/** What a branch changes in the contract of one provider: `report.old` is the base, `report.new` the working tree. */
export type ContractChange = {
  readonly provider: string;
  readonly file: string;
  readonly report: DriftReport;
};

/**
 * What a branch changes in a contract, as one case: it fails where a change breaks what we use, or might. A change that
 * our recorded use does not come near to, or that is waived, fails nothing.
 */
export function contractSuite(change: ContractChange, rules: readonly Rule[]): PipelineSuite {
  const { file, provider, report } = change;
  const place = { file, line: 1, column: 1 };
  const subject = `contract of ${provider}`;
  const command = `livegate diff ${report.old.source} ${report.new.source}`;
  const context = { subject, rules, actor: 'author' as const, command };
  const problems = report.changes
    .filter(({ severity }) => severity !== 'safe')
    .map((one) => {
      const problem = changeProblem(one, one.new ?? place, context);
      return one.usage === 'unaffected' ? { ...problem, severity: 'note' as const } : problem;
    });
  const undecided = report.undecided.map(({ reason, where }): Problem => ({
    ...{
      rule: 'undecided',
      about: 'A difference could not be decided',
      severity: 'error',
      details: [],
      place,
    },
    message: `${subject}: ${where.join(' › ')}: ${reason}`,
    fingerprint: fingerprintOf([subject, ...where, reason]),
    ...{ actor: 'author', command },
  }));
  const all = [...problems, ...undecided];
  const title = `what changed since ${report.old.source} breaks nothing`;
  const own = { id: `${provider}/contract`, title, took: 0, attempts: 1, problems: all };
  const cases = [{ ...own, verdict: verdictOf(problems, undecided) }];
  return { name: subject, cases, changes: [summarise(report), ...report.changes.map(sentence)] };
}

function sentence(change: Change): string {
  const use = change.usage === undefined ? '' : ` (our use: ${change.usage})`;
  return `${change.severity}: ${sentenceOf(change)}${use}`;
}

function verdictOf(problems: readonly Problem[], undecided: readonly Problem[]): CaseVerdict {
  if (problems.some(({ severity }) => severity === 'error')) return 'failed';
  return undecided.length > 0 ? 'undecided' : 'passed';
}
