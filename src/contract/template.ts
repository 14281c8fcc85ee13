import { durationToMilliseconds } from '../util/duration.ts';
import { ConfigError } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import { generators } from './generators.ts';
import { textOf } from './text-of.ts';

export { generators };

/** What placeholders stand for. `now` is Unix time in milliseconds; absent: the machine's. */
export type TemplateValues = {
  readonly given?: Readonly<Record<string, unknown>>;
  readonly credential?: Readonly<Record<string, unknown>>;
  readonly foreign?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly refreshToken?: string;
  readonly id?: unknown;
  readonly now?: number;
};

/** A placeholder in a template: `$given.customerId` has the name `given` and the key `customerId`. */
export type Placeholder = {
  readonly text: string;
  readonly name: string;
  readonly key?: string;
  readonly offset?: string;
};

type Fill = (values: TemplateValues, placeholder: Placeholder) => unknown;

const fills: Readonly<Record<string, Fill>> = {
  uuid: () => generators.uuid(),
  hex32: () => generators.hex(32),
  email: () => generators.email(),
  phone: () => generators.phone(),
  word: () => generators.word(),
  integer: () => generators.integer(),
  now: (values, placeholder) => moment(values, placeholder).toISOString(),
  today: (values, placeholder) => moment(values, placeholder).toISOString().slice(0, 10),
  token: (values) => values.token,
  refreshToken: (values) => values.refreshToken,
  id: (values) => values.id,
  given: (values, { key }) => ownValue(values.given, key),
  credential: (values, { key }) => ownValue(values.credential, key),
  foreign: (values, { key }) => ownValue(values.foreign, key),
};

/** Names that a placeholder can have; `given`, `credential` and `foreign` take a key behind a dot. */
export const placeholderNames: readonly string[] = Object.keys(fills);

const pattern =
  /\$(?:(?<escaped>\$)|(?<group>given|credential|foreign)\.(?<key>[A-Za-z][\w-]*)|(?<name>[A-Za-z]\w*)(?<offset>[+-]P[0-9DTHMS]+)?)/g;

/**
 * A copy of a template with its placeholders filled. A string that is exactly one placeholder becomes the value with
 * its type kept; within a longer string the value becomes text. `$$` is a dollar sign; member names are left alone.
 * Throws a `ConfigError` (`placeholder_unknown`) that names a placeholder which there is not or which has no value.
 * Never runs anything that a template says.
 */
export function fillTemplate(template: unknown, values: TemplateValues): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, member]) => [name, fillTemplate(member, values)]),
  );
}

/** The placeholders of one string, in order. */
export function placeholdersOf(text: string): readonly Placeholder[] {
  return [...text.matchAll(pattern)].flatMap((match) => toPlaceholder(match.groups ?? {}, match[0]) ?? []);
}

/** Names of the ids of another environment (`$foreign.<name>`) that a template wants, in order. */
export function foreignNames(template: unknown): readonly string[] {
  if (typeof template === 'string')
    return placeholdersOf(template).flatMap(({ name, key }) => (name === 'foreign' ? (key ?? []) : []));
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap((member) => foreignNames(member));
}

function toPlaceholder(
  groups: Readonly<Record<string, string | undefined>>,
  text: string,
): Placeholder | undefined {
  if (groups['escaped'] !== undefined) return undefined;
  const { group, key, name, offset } = groups;
  return {
    text,
    name: group ?? name ?? '',
    ...(key === undefined ? {} : { key }),
    ...(offset === undefined ? {} : { offset }),
  };
}

function fillText(text: string, values: TemplateValues): unknown {
  if (!text.includes('$')) return text;
  const [first] = placeholdersOf(text);
  if (first?.text === text) return valueOf(first, values);
  return text.replace(pattern, (match: string, ...rest: unknown[]) => {
    const placeholder = toPlaceholder(rest.at(-1) as Readonly<Record<string, string | undefined>>, match);
    return placeholder === undefined ? '$' : textInside(valueOf(placeholder, values));
  });
}

function valueOf(placeholder: Placeholder, values: TemplateValues): unknown {
  const fill = Object.hasOwn(fills, placeholder.name) ? fills[placeholder.name] : undefined;
  if (fill === undefined) throw unknownPlaceholder(placeholder, 'there is no such placeholder');
  const value = fill(values, placeholder);
  if (value === undefined) throw unknownPlaceholder(placeholder, 'it has no value here');
  return value;
}

function unknownPlaceholder({ text, name }: Placeholder, reason: string): ConfigError {
  const near = nearest(name, placeholderNames);
  const problem = {
    file: 'template',
    message: `${text}: ${reason}`,
    expected: `one of ${placeholderNames.map((known) => `$${known}`).join(', ')}`,
    found: text,
  };
  return new ConfigError('placeholder_unknown', [
    near === undefined || near === name ? problem : { ...problem, nearest: `$${near}` },
  ]);
}

function moment(values: TemplateValues, { offset }: Placeholder): Date {
  const now = values.now ?? Date.now();
  if (offset === undefined) return new Date(now);
  const length = durationToMilliseconds(offset.slice(1));
  return new Date(offset.startsWith('-') ? now - length : now + length);
}

function ownValue(values: Readonly<Record<string, unknown>> | undefined, key: string | undefined): unknown {
  return values !== undefined && key !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;
}

function textInside(value: unknown): string {
  return value === null ? 'null' : textOf(value);
}
