import type { YamlPath } from '../read-yaml.ts';

/** An `input` of the file, which is a template of what goes into an operation, and where it stands. */
export type InputPlace = { readonly path: YamlPath; readonly template: unknown };

/** Every `input` below a value, but not those within an input. */
export function inputsIn(value: unknown, path: YamlPath): readonly InputPlace[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    name === 'input' ? [{ path: [...path, name], template: member }] : inputsIn(member, [...path, name]),
  );
}
