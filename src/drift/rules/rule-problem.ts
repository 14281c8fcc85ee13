import type { ReportProblem } from '../../contract/provider/problem-reporter.ts';
import type { YamlPath } from '../../contract/read-yaml.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import { rulesById } from './all-rules.ts';

/** The mistake of naming a rule that the catalogue does not have; none where it does, or where no name stands. */
export function ruleProblem(path: YamlPath, id: unknown, report: ReportProblem): readonly ConfigProblem[] {
  if (typeof id !== 'string' || id === '' || rulesById.has(id)) return [];
  return [
    report(path, {
      message: 'there is no such rule',
      expected: 'a rule id, as livegate rules lists it',
      found: id,
      ...nearestOf(id, rulesById.keys()),
    }),
  ];
}
