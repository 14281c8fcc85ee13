import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import type { ConfigProblem } from '../../util/errors.ts';
import { nearest, nearestOf } from '../../util/nearest.ts';
import { packageRoot } from '../../util/package-root.ts';
import { pointerTokens } from '../../util/pointer.ts';
import type { YamlFile, YamlPath } from '../read-yaml.ts';
import { openMark } from '../draft/write-draft.ts';
import { createAjv } from '../schema/ajv.ts';
import { compiledSchema } from '../schema/compiled-schema.ts';
import { describeAlternatives } from '../schema/describe-alternatives.ts';
import { describeError } from '../schema/describe-error.ts';
import { simplifyErrors } from '../schema/simplify-errors.ts';
import { label, memberOf, membersOf } from './problem-reporter.ts';

/** Below these a value is never shown. */
const secretPlaces: ReadonlySet<string> = new Set(['credentials', 'auth', 'headers']);
/** Files in YAML, by the names of their schemas. */
type FileKind = 'provider' | 'waivers' | 'checklist' | 'pack' | 'trust';

/** In place of a pattern, as the published schemas write it, what a person would write. */
const forms: ReadonlyMap<string, string> = new Map([
  [
    String.raw`^P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$`,
    'an ISO 8601 duration such as PT15M, PT24H or P7D',
  ],
  [String.raw`^\d{4}-\d{2}-\d{2}$`, 'a day such as 2026-11-30'],
]);

/** What of a file contradicts its JSON Schema, each mistake with its place and the nearest valid name. */
export function findSchemaProblems(yaml: YamlFile, kind: FileKind = 'provider'): readonly ConfigProblem[] {
  if (compiledSchema(kind)(yaml.value)) return [];
  // Only a file with mistakes pays for their description.
  const schema = readSchema(kind);
  const report = createAjv('errors').compile(schema);
  report(yaml.value);
  return simplifyErrors(report.errors ?? [], schema).map(
    (error) => openProblem(error, yaml) ?? toProblem(error, yaml, schema),
  );
}

function readSchema(kind: FileKind): object {
  const file = join(packageRoot(), 'schemas', `${kind}.schema.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as object;
}

/** A line of a draft that nobody has finished. */
function openProblem({ data, instancePath }: ErrorObject, yaml: YamlFile): ConfigProblem | undefined {
  const path = pointerTokens(instancePath);
  const at = yaml.locate(path);
  const [, asked] = yaml.lineAt(at.line).split(openMark);
  if (data !== null || asked === undefined) return undefined;
  return { file: yaml.file, ...at, message: `${label(path)} is not answered yet`, expected: asked.trim() };
}

function toProblem(error: ErrorObject, yaml: YamlFile, root: object): ConfigProblem {
  const path: YamlPath = pointerTokens(error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  const unknownKey = params['additionalProperty'];
  if (typeof unknownKey === 'string') return unknownKeyProblem(unknownKey, error, path, yaml);
  const { expected: asked, found } = describeError(error, secretPlaces);
  const expected = forms.get(String(params['pattern'])) ?? describeAlternatives(error, root) ?? asked;
  const meaning = memberOf(error.parentSchema, 'description');
  const hint = typeof meaning === 'string' ? { hint: meaning } : {};
  const name =
    typeof error.data === 'string' && Array.isArray(params['allowedValues'])
      ? nearest(error.data, params['allowedValues'].map(String))
      : undefined;
  return {
    file: yaml.file,
    ...yaml.locate(path),
    message: `${label(path)} is not valid`,
    expected,
    found,
    ...(name === undefined ? {} : { nearest: name }),
    ...hint,
  };
}

function unknownKeyProblem(key: string, error: ErrorObject, path: YamlPath, yaml: YamlFile): ConfigProblem {
  const names = membersOf(memberOf(error.parentSchema, 'properties')).map(([name]) => name);
  return {
    file: yaml.file,
    ...yaml.locate([...path, key], 'key'),
    message: `unknown key ${key} in ${label(path)}`,
    expected: names.length === 0 ? 'another form of name' : `one of ${names.join(', ')}`,
    found: key,
    ...nearestOf(key, names),
  };
}
