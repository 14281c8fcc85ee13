import type { ConfigProblem } from '../../../util/errors.ts';
import { label, memberOf } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import { misspelt } from './misspelt.ts';
import type { OperationShape } from './operation-shape.ts';

/** The header that names the next page, where it is a misspelling of one that the answer documents. */
export function findPageHeaderProblems(
  provider: unknown,
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const list = memberOf(provider, 'capabilities', 'list');
  const [operation, header] = [memberOf(list, 'operation'), memberOf(list, 'pages', 'header')];
  const { answerHeaders: known = [] } = shapes.get(String(operation)) ?? {};
  if (typeof header !== 'string' || known.includes(header.toLowerCase())) return [];
  const near = misspelt(header, known);
  if (near === undefined) return [];
  const path = ['capabilities', 'list', 'pages', 'header'];
  const message = `${label(path)}: the answer of ${String(operation)} has no such header`;
  return [report(path, { message, expected: `one of ${known.join(', ')}`, found: header, nearest: near })];
}
