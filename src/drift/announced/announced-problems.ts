import { memberOf } from '../../contract/provider/problem-reporter.ts';
import type { ReportProblem } from '../../contract/provider/problem-reporter.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { ruleProblem } from '../rules/rule-problem.ts';

/** Every rule that `versioning` of a provider file names and that does not exist. The file need not be valid yet. */
export function findAnnouncedProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return itemsOf(memberOf(provider, 'versioning', 'compatible')).flatMap((entry, index) =>
    itemsOf(memberOf(entry, 'permits', 'rules')).flatMap((id, place) =>
      ruleProblem(['versioning', 'compatible', index, 'permits', 'rules', place], id, report),
    ),
  );
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
