import type { ConfigProblem } from '../../../util/errors.ts';
import { nearestOf } from '../../../util/nearest.ts';
import type { YamlPath } from '../../read-yaml.ts';
import { label, memberOf, membersOf } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import { findUnknownName } from './find-unknown-name.ts';
import type { SchemaPlace } from './follow-path.ts';
import { namedValues } from './named-values.ts';
import type { OperationShape } from './operation-shape.ts';
import { tokensOf } from './tokens-of.ts';

/** A refusal that a provider file declares, and the operations that may answer it. */
type Refusal = {
  readonly path: YamlPath;
  readonly value: unknown;
  readonly shapes: readonly OperationShape[];
  readonly whose: string;
};

/**
 * Statuses and codes of refusals that no operation documents, and pointers to code and message that lead nowhere in any
 * refusal. A code counts as documented unless every body of its status lists its codes, and not this one.
 */
export function findErrorProblems(
  provider: unknown,
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const at = textsOf(memberOf(provider, 'errors', 'code')).flatMap((pointer) => [tokensOf(pointer) ?? []]);
  const refusals = refusalsIn(provider, shapes);
  const bodies = [...shapes.values()].flatMap((shape) => refusedBodies(shape, refusals));
  const misled = ['code', 'message'].flatMap((name) => pointerProblems(provider, name, bodies, report));
  return [
    ...misled,
    ...refusals.flatMap((refusal) => statusProblems(refusal, report)),
    // Without the place of a code there is none that could be documented.
    ...(misled.length > 0 ? [] : refusals.flatMap((refusal) => codeProblems(refusal, at, report))),
  ];
}

/** A pointer that leads nowhere in the body of any refusal. */
function pointerProblems(
  provider: unknown,
  name: string,
  bodies: readonly (SchemaPlace | undefined)[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  return textsOf(memberOf(provider, 'errors', name)).flatMap((pointer, index) => {
    const tokens = tokensOf(pointer) ?? [];
    const unknown = findUnknownName(bodies, tokens, false);
    if (unknown === undefined) return [];
    const path = ['errors', name, index];
    const { depth, expected, known } = unknown;
    const near = nearestOf(tokens[depth] ?? '', known);
    return [
      report(path, {
        message: `${label(path)}: no refusal has ${pointer}`,
        expected,
        found: pointer,
        ...near,
      }),
    ];
  });
}

/** Many a document says of a refusal that there is one, and not what it looks like. */
function refusedBodies(
  { answers, refusals }: OperationShape,
  declared: readonly Refusal[],
): readonly (SchemaPlace | undefined)[] {
  const also = declared.flatMap(({ value }) => keyOf(answers, memberOf(value, 'status')) ?? []);
  return [...new Set([...refusals, ...also])].flatMap((key) => orAnything(answers.get(key)));
}

function orAnything<Body>(bodies: readonly Body[] = []): readonly (Body | undefined)[] {
  return bodies.length === 0 ? [undefined] : bodies;
}

/** Under what a status is documented. */
function keyOf(answers: OperationShape['answers'], status: unknown): string | undefined {
  if (typeof status !== 'number') return undefined;
  const keys = [String(status), `${String(Math.floor(status / 100))}XX`, 'default'];
  return keys.find((key) => answers.has(key));
}

function refusalsIn(provider: unknown, shapes: ReadonlyMap<string, OperationShape>): readonly Refusal[] {
  const classes = membersOf(memberOf(provider, 'errors', 'classes')).map(([name, value]): Refusal => ({
    path: ['errors', 'classes', name],
    value,
    shapes: [...shapes.values()],
    whose: 'operation of the contract',
  }));
  const create = memberOf(provider, 'capabilities', 'create');
  const operation = memberOf(create, 'operation');
  const shape = typeof operation === 'string' ? shapes.get(operation) : undefined;
  const invalid = memberOf(create, 'invalid');
  const own = (Array.isArray(invalid) && shape !== undefined ? invalid : []).map(
    (value: unknown, index): Refusal => ({
      path: ['capabilities', 'create', 'invalid', index],
      value,
      shapes: shape === undefined ? [] : [shape],
      whose: `answer of ${String(operation)}`,
    }),
  );
  return [...classes, ...own];
}

function statusProblems(
  { path, shapes, value, whose }: Refusal,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const status = memberOf(value, 'status');
  if (typeof status !== 'number' || shapes.some(({ answers }) => keyOf(answers, status) !== undefined))
    return [];
  const known = [...new Set(shapes.flatMap(({ answers }) => [...answers.keys()]))].sort();
  const place = [...path, 'status'];
  const found = String(status);
  const alike = known.filter((one) => one.startsWith(found.slice(0, 1)));
  const message = `${label(place)}: no ${whose} has the status ${found}`;
  const expected = `one of ${known.join(', ')}`;
  return known.length === 0 ? [] : [report(place, { message, expected, found, ...nearestOf(found, alike) })];
}

function codeProblems(
  { path, shapes, value }: Refusal,
  at: readonly (readonly string[])[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  const status = memberOf(value, 'status');
  if (typeof status !== 'number') return [];
  const known = codesOf(shapes, status, at);
  if (known === undefined) return [];
  return textsOf(memberOf(value, 'codes')).flatMap((code, index) => {
    if (known.includes(code)) return [];
    const place = [...path, 'codes', index];
    const message = `${label(place)}: no answer under ${String(status)} has this code`;
    const expected = `one of ${known.join(', ')}`;
    return [report(place, { message, expected, found: code, ...nearestOf(code, known) })];
  });
}

/** Undefined where an answer may have any code. */
function codesOf(
  shapes: readonly OperationShape[],
  status: number,
  at: readonly (readonly string[])[],
): readonly string[] | undefined {
  const bodies = shapes.flatMap(({ answers }) => {
    const key = keyOf(answers, status);
    return key === undefined ? [] : orAnything(answers.get(key));
  });
  return namedValues(bodies, at);
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).filter((one) => typeof one === 'string');
}
