import type { ConfigProblem } from '../../../util/errors.ts';
import { nearestOf } from '../../../util/nearest.ts';
import { label, memberOf } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import { findUnknownName } from './find-unknown-name.ts';
import type { OperationShape } from './operation-shape.ts';

/** Names in `errors.payload` that no answer has: by them a failure under HTTP 200 would never be seen. */
export function findPayloadProblems(
  provider: unknown,
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const { code, error, success } = Object.fromEntries(
    ['success', 'error', 'code'].map((name) => [name, memberOf(provider, 'errors', 'payload', name)]),
  );
  const payloads = [...shapes.values()].flatMap((shape) => shape.payloads);
  const isClosed = memberOf(provider, 'protocol') === 'graphql';
  const missing = (name: string, names: readonly unknown[]): readonly ConfigProblem[] => {
    const path = names.filter((one) => typeof one === 'string');
    const unknown = path.length < names.length ? undefined : findUnknownName(payloads, path, isClosed);
    // Without the error there is no code in it: that is told once.
    if (unknown?.depth !== path.length - 1) return [];
    const at = ['errors', 'payload', name];
    const { expected, known } = unknown;
    const found = path.at(-1) ?? '';
    const message = `${label(at)}: no answer has /${path.join('/')}`;
    return [report(at, { message, expected, found, ...nearestOf(found, known) })];
  };
  return [...missing('success', [success]), ...missing('error', [error]), ...missing('code', [error, code])];
}
