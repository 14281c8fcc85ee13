import type { ConfigProblem } from '../../util/errors.ts';
import type { YamlFile, YamlPath } from '../read-yaml.ts';

/** What a check says of one place; the reporter adds file, line and column. */
type ProblemDetails = Omit<ConfigProblem, 'file' | 'line' | 'column'>;

/** Makes a problem of a place in the file and what is wrong there. */
export type ReportProblem = (
  path: YamlPath,
  details: ProblemDetails,
  part?: 'key' | 'value',
) => ConfigProblem;

export function reporterFor(yaml: YamlFile): ReportProblem {
  return (path, details, part = 'value') => ({ file: yaml.file, ...yaml.locate(path, part), ...details });
}

/** What two problems of one file have in common that are about the same text. */
export function placeOf({ column, line }: Pick<ConfigProblem, 'line' | 'column'>): string {
  return `${String(line)}:${String(column)}`;
}

/** The members of a value that may be anything; none for what is no object. The file need not be valid yet. */
export function membersOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

export function memberOf(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => new Map(membersOf(at)).get(name), value);
}

/** Every text within a value, with its path. */
export function textsIn(
  value: unknown,
  path: YamlPath,
): readonly { readonly path: YamlPath; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  return membersOf(value).flatMap(([name, member]) => textsIn(member, [...path, name]));
}

/** A path as people say it: `environments.staging.baseUrl`. */
export function label(path: YamlPath): string {
  return path.length === 0 ? 'the file' : path.join('.');
}
