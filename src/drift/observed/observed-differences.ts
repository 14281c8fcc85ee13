import { toPointer } from '../../util/pointer.ts';
import type { Difference, Proof, Spot } from '../difference.ts';
import { compareShape } from './compare-shape.ts';
import type { Sighting } from './compare-shape.ts';
import { generalPointer } from './observed-traffic.ts';
import type { ObservedProblem, ObservedStatus } from './observed-traffic.ts';

/** What a contract says of an operation's answers. */
export type ObservableOperation = {
  readonly id: string;
  /** As shown to people. */
  readonly label: string;
  answerSchema(status: number): { readonly document: object; readonly pointer: string } | undefined;
};

/** Where something of an operation's answer schema stands in the contract's file. */
export type LocateSchema = (document: object, pointer: string) => Spot;

/**
 * What was seen of one operation under one status, held against the contract. What breaks is proved by an answer that the
 * contract's validator refused when it came.
 */
export function observedDifferences(
  operation: ObservableOperation,
  seen: ObservedStatus,
  locate: LocateSchema,
): readonly Difference[] {
  const schema = operation.answerSchema(seen.status);
  const sightings =
    schema === undefined || seen.shape.count === 0
      ? []
      : compareShape(schema.document, [schema.pointer], seen.shape);
  const toDifference = (sighting: Sighting): Difference => {
    const { detail, path, reason, rule, schemaAt } = sighting;
    const spot =
      schema === undefined || schemaAt === undefined ? {} : { old: locate(schema.document, schemaAt) };
    return {
      ...common(operation, seen, path),
      rule: `observed-${rule}`,
      ...spot,
      reason,
      newValue: [operation.id, seen.status, path.map(masked), detail],
      prove: () => proofOf(seen.problems.find((problem) => shows(problem, sighting))),
    };
  };
  const unexplained = seen.problems.filter((problem) => !sightings.some((one) => shows(problem, one)));
  return [...sightings.map(toDifference), ...refusals(operation, seen, unexplained)];
}

function common(
  operation: ObservableOperation,
  { status }: ObservedStatus,
  path: readonly string[],
): Pick<Difference, 'direction' | 'path' | 'operations'> {
  return {
    direction: 'response',
    path: [operation.label, String(status), ...path],
    operations: [operation.label],
  };
}

/** Whether a validator's word at a place is about a sighting. A missing member is reported where it is missing from. */
function shows({ at, code, finding }: ObservedProblem, { path, rule }: Sighting): boolean {
  if (code !== 'body_invalid' || rule.startsWith('never-') || rule === 'field-undocumented') return false;
  const own = generalPointer(toPointer(path));
  if (rule !== 'required-missing') return at === own;
  const parent = generalPointer(toPointer(path.slice(0, -1)));
  return at === parent && finding.expected.includes(JSON.stringify(path.at(-1)));
}

function masked(token: string): string {
  return /^\d+$/.test(token) ? '*' : token;
}

/** One difference for each place that a validator refused and no sighting explains. */
function refusals(
  operation: ObservableOperation,
  seen: ObservedStatus,
  problems: readonly ObservedProblem[],
): readonly Difference[] {
  const places = Map.groupBy(problems, ({ at, finding }) => `${at} ${finding.schemaAt ?? ''}`);
  return [...places.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { at, finding } = first;
    return {
      ...common(operation, seen, at === '' ? [] : [at]),
      rule: ruleOf(first, seen.status),
      reason: `expected ${finding.expected}, found ${finding.found}, in ${group.length} of ${seen.answers} answers`,
      newValue: [operation.id, seen.status, at, finding.schemaAt ?? ''],
      prove: () => proofOf(first),
    };
  });
}

function ruleOf({ code }: ObservedProblem, status: number): string {
  if (code !== 'status_undocumented') return 'observed-refused-value';
  return status < 300 ? 'observed-success-status' : 'observed-status';
}

function proofOf(problem: ObservedProblem | undefined): Proof {
  if (problem === undefined) return { stoppedBy: 'no answer was refused there when it came' };
  const { answer, finding } = problem;
  const refusal = `${finding.at ?? ''} expected ${finding.expected}, found ${finding.found}`.trim();
  return {
    witness: { kind: 'response', response: answer.show(), acceptedBy: 'new', refusedBy: 'old', refusal },
  };
}
