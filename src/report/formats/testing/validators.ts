import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateStrict } from 'ctrf';
import { validateXML } from 'xmllint-wasm';

/** What libxml2 finds wrong with a JUnit document by the schema beside this file; nothing where it is valid. */
export async function junitProblems(...documents: readonly string[]): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8'),
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

const schemaFile = fileURLToPath(
  import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
);
let validateSarif: ReturnType<Draft04.default['compile']> | undefined;

/** What Ajv finds wrong with a log by the schema of SARIF 2.1.0 that Microsoft's package brings. */
export function sarifProblems(text: string): readonly string[] {
  if (validateSarif === undefined) {
    // A pattern of that schema has a bracket too many, which only the older syntax of patterns lets pass.
    const ajv = new Draft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    validateSarif = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  }
  void validateSarif(JSON.parse(text));
  return (validateSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What the reference implementation of CTRF finds wrong with a report. */
export function ctrfProblems(text: string): readonly string[] {
  try {
    validateStrict(JSON.parse(text));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

type Entry = {
  readonly fingerprint?: unknown;
  readonly severity?: unknown;
  readonly location?: { readonly path?: unknown; readonly lines?: { readonly begin?: unknown } };
} & Readonly<Record<string, unknown>>;

const severities = new Set<unknown>(['info', 'minor', 'major', 'critical', 'blocker']);

/** What in a code-quality report is not as GitLab's documentation asks; there is no published schema. */
export function codeQualityProblems(text: string): readonly string[] {
  const entries = JSON.parse(text) as readonly Entry[];
  const fingerprints = entries.map(({ fingerprint }) => fingerprint);
  const own = entries.flatMap(({ location, severity, ...rest }, index) => [
    ...['description', 'check_name', 'fingerprint']
      .filter((name) => typeof rest[name] !== 'string' || rest[name] === '')
      .map((name) => `/${index}/${name} is no text`),
    ...(severities.has(severity) ? [] : [`/${index}/severity is none`]),
    ...(typeof location?.path === 'string' && !/^(?:\/|\.\/)/.test(location.path)
      ? []
      : [`/${index}/location/path is not relative`]),
    ...(Number.isInteger(location?.lines?.begin) ? [] : [`/${index}/location/lines/begin is no line`]),
  ]);
  return new Set(fingerprints).size === fingerprints.length ? own : [...own, 'a fingerprint stands twice'];
}
