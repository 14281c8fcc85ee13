import { pointerTokens, toPointer } from '../../util/pointer.ts';
import type { Difference, Proof, Spot } from '../difference.ts';
import { compareShape } from './compare-shape.ts';
import type { Sighting } from './compare-shape.ts';
import { generalPointer } from './observed-traffic.ts';
import type { ObservedUse, SeenAt } from './observed-use.ts';
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
  used?: ObservedUse,
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
      ...touched({ operation, seen, used }, { path, coordinate: spot.old?.pointer }),
      reason,
      newValue: [operation.id, seen.status, path.map(masked), detail],
      prove: () => proofOf(seen.problems.find((problem) => shows(problem, sighting))),
    };
  };
  const unexplained = seen.problems.filter((problem) => !sightings.some((one) => shows(problem, one)));
  return [...sightings.map(toDifference), ...refusals({ operation, seen, used }, unexplained)];
}

type Context = {
  readonly operation: ObservableOperation;
  readonly seen: ObservedStatus;
  readonly used: ObservedUse | undefined;
};

function touched({ operation, seen, used }: Context, at: SeenAt): Pick<Difference, 'touch'> {
  return used === undefined ? {} : { touch: used.touch(operation, seen.status, at) };
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

/**
 * Whether a validator's word at a place is about a sighting, and not about another value that was seen there. A missing
 * member is reported where it is missing from.
 */
function shows({ at, code, finding }: ObservedProblem, { detail, path, rule }: Sighting): boolean {
  if (code !== 'body_invalid' || rule.startsWith('never-') || rule === 'field-undocumented') return false;
  const own = generalPointer(toPointer(path));
  if (rule !== 'required-missing') return at === own && isFound(finding.found, rule, detail);
  const parent = generalPointer(toPointer(path.slice(0, -1)));
  return at === parent && finding.expected.includes(JSON.stringify(path.at(-1)));
}

// `string "XH"`; of a value that is not shown its type alone.
function isFound(found: string, rule: string, detail: string): boolean {
  if (rule === 'enum-value') return found === `string ${JSON.stringify(detail)}`;
  const type = rule === 'format' ? 'string' : detail;
  return found === type || found.startsWith(`${type} `);
}

function masked(token: string): string {
  return /^\d+$/.test(token) ? '*' : token;
}

/** One difference for each place that a validator refused and no sighting explains. */
function refusals(context: Context, problems: readonly ObservedProblem[]): readonly Difference[] {
  const { operation, seen } = context;
  const places = Map.groupBy(problems, ({ at, finding }) => `${at} ${finding.schemaAt ?? ''}`);
  return [...places.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { at, finding } = first;
    return {
      ...common(operation, seen, at === '' ? [] : [at]),
      rule: ruleOf(first, seen.status),
      ...touched(context, placeOf(first)),
      reason: `expected ${finding.expected}, found ${finding.found}, in ${group.length} of ${seen.answers} answers`,
      newValue: [operation.id, seen.status, at, finding.schemaAt ?? ''],
      prove: () => proofOf(first),
    };
  });
}

// Who reads the body is concerned by its media type.
function placeOf({ at, finding }: ObservedProblem): SeenAt {
  if (at === 'status') return {};
  if (at.startsWith('header:') && at !== 'header:content-type') return { header: at.slice('header:'.length) };
  return { path: at.startsWith('/') ? pointerTokens(at) : [], coordinate: finding.schemaAt };
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
