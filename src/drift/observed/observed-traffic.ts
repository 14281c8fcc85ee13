import type { Finding } from '../../model/finding.ts';
import { pointerTokens, toPointer } from '../../util/pointer.ts';
import type { ObservedAnswer } from './observed-answer.ts';
import { addValue, emptyShape } from './observed-shape.ts';
import type { ObservedShape } from './observed-shape.ts';

/** What the contract's validators said of answers at one place, and the first answer that shows it. */
export type ObservedProblem = {
  readonly code: Finding['code'];
  /** JSON Pointer with `*` for items, `status`, or `header:<name>`. */
  readonly at: string;
  readonly finding: Finding;
  readonly answer: ObservedAnswer;
};

/** All answers of one operation under one status. */
export type ObservedStatus = {
  readonly operation: string;
  readonly status: number;
  answers: number;
  readonly shape: ObservedShape;
  readonly problems: ObservedProblem[];
};

/** Of a run's answers, what the contract says: other findings are of the wire, the clock or the scenario. */
const ofContract: ReadonlySet<Finding['code']> = new Set([
  'status_undocumented',
  'content_type_unexpected',
  'header_missing',
  'header_invalid',
  'body_missing',
  'body_invalid',
]);

/** Merges answers into one inferred schema for each operation and status, sorted by both. */
export function mergeAnswers(answers: readonly ObservedAnswer[]): readonly ObservedStatus[] {
  const merged = new Map<string, ObservedStatus>();
  for (const answer of answers) {
    const { body, hidden, operation, status, truncated } = answer;
    const key = `${operation} ${status}`;
    const one = merged.get(key) ?? { operation, status, answers: 0, shape: emptyShape(), problems: [] };
    merged.set(key, one);
    one.answers += 1;
    if (body !== undefined && !truncated) addValue(one.shape, body, hidden);
    one.problems.push(...problemsOf(answer));
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function problemsOf(answer: ObservedAnswer): readonly ObservedProblem[] {
  return answer.findings
    .filter(({ code, severity }) => severity === 'error' && ofContract.has(code))
    .map((finding) => ({ code: finding.code, at: generalPointer(finding.at ?? ''), finding, answer }));
}

/** The pointer with `*` in place of every number: places in a list are one place. */
export function generalPointer(pointer: string): string {
  if (!pointer.startsWith('/')) return pointer;
  return toPointer(pointerTokens(pointer).map((token) => (/^\d+$/.test(token) ? '*' : token)));
}
