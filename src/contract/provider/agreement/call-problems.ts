import type { ConfigProblem } from '../../../util/errors.ts';
import { nearestOf } from '../../../util/nearest.ts';
import { toPointer } from '../../../util/pointer.ts';
import type { YamlPath } from '../../read-yaml.ts';
import { label } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import type { CallInFile, PointerPlace } from './calls-in.ts';
import type { UnknownName } from './find-unknown-name.ts';
import type { FindUnknown, OperationShape } from './operation-shape.ts';
import { tokensOf } from './tokens-of.ts';

/**
 * Names in the calls of a provider file that lead nowhere in the operations that they are for: members and parameters of
 * inputs, and pointers into inputs and answers. What the operation may take or answer besides is no mistake.
 */
export function findCallProblems(
  calls: readonly CallInFile[],
  shapes: ReadonlyMap<string, OperationShape>,
  report: ReportProblem,
): readonly ConfigProblem[] {
  return calls.flatMap((call) => {
    const shape = shapes.get(call.operation);
    if (shape === undefined) return [];
    const { operation, received, sent } = call;
    const pointers = (places: readonly PointerPlace[], find: FindUnknown, whose: string) =>
      places.flatMap((place) => pointerProblems(place, find, whose, report));
    return [
      ...inputProblems(call, shape, report),
      ...pointers(sent, shape.sent, `the input of ${operation}`),
      ...pointers(received, shape.received, `the answer of ${operation}`),
    ];
  });
}

function inputProblems(
  { input, operation, path }: CallInFile,
  { parts, sent }: OperationShape,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const found = new Map<string, ConfigProblem>();
  for (const tokens of leavesOf(input, [])) {
    // Another part is a mistake whatever the operation, and told as one of the file.
    const unknown = parts.includes(String(tokens[0])) ? sent(tokens.map(String)) : undefined;
    if (unknown === undefined) continue;
    const at = tokens.slice(0, Math.max(unknown.depth, 0) + 1);
    const place = [...path, 'input', ...at];
    const details = detailsOf(`${operation} takes no ${toPointer(at)}`, String(at.at(-1)), unknown);
    // Whatever is below a wrong name is wrong for the same reason.
    found.set(toPointer(at), report(place, details, 'key'));
  }
  return [...found.values()];
}

type Path = readonly (string | number)[];

/** The paths of everything in a template that holds nothing itself. */
function leavesOf(value: unknown, path: Path): readonly Path[] {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(typeof value === 'object' && value !== null ? value : {});
  if (members.length === 0) return path.length === 0 ? [] : [path];
  return members.flatMap(([name, member]) => leavesOf(member, [...path, name]));
}

function pointerProblems(
  { part, path, pointer }: PointerPlace,
  find: FindUnknown,
  whose: string,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const tokens = tokensOf(pointer);
  if (tokens === undefined) return [report(path, noPointer(path, pointer), part)];
  const unknown = find(tokens);
  if (unknown === undefined) return [];
  const upTo = tokens.slice(0, Math.max(unknown.depth, 0) + 1);
  const message = `${label(path)}: ${whose} has no ${toPointer(upTo)}`;
  return [report(path, detailsOf(message, upTo.at(-1) ?? '', unknown), part)];
}

function detailsOf(message: string, name: string, { expected, known }: UnknownName): Details {
  return { message, expected, found: name, ...nearestOf(name, known) };
}

type Details = Parameters<ReportProblem>[1];

function noPointer(path: YamlPath, found: string): Details {
  return {
    message: `${label(path)} is no JSON Pointer`,
    expected: 'one such as /order/id, in which ~ is written ~0 (RFC 6901)',
    found,
  };
}
