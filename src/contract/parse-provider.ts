import type { Provider } from '../model/provider.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { findDateProblems } from './provider/date-problems.ts';
import { findIsolationProblems } from './provider/isolation-problems.ts';
import { findPlaceholderProblems } from './provider/placeholder-problems.ts';
import { reporterFor } from './provider/problem-reporter.ts';
import { findReferenceProblems } from './provider/reference-problems.ts';
import { findSchemaProblems } from './provider/schema-problems.ts';
import { findSchemaSourceProblems } from './provider/schema-source-problems.ts';
import { findLiteralSecrets, findSecretForms, looksSecret } from './provider/secret-problems.ts';
import { findHeaderProblems } from './provider/header-problems.ts';
import { findInputProblems } from './provider/input-problems.ts';
import { findTokenProblems } from './provider/token-problems.ts';
import { findUrlProblems } from './provider/url-problems.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './read-yaml.ts';

/** A provider file with what is needed to say where in it a mistake is. */
export type ParsedProvider = { readonly provider: Provider; readonly yaml: YamlFile };

/**
 * Parses the text of a `provider.yaml`; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`)
 * with all mistakes at once, each with line, column, what was expected and the nearest valid name. Reads no file but
 * the JSON Schema, resolves no secret reference and never prints a value that looks like a secret.
 */
export function parseProvider(text: string, file: string): Provider {
  return parseProviderFile(text, file).provider;
}

// A run reads the same file for its projects, its contracts and its drift; the checks cost more than the rest of each.
const parsedBefore = new Map<string, ParsedProvider>();
const keptFiles = 32;

/** As `parseProvider`, and keeps the positions. The same text under the same name is parsed once per process. */
export function parseProviderFile(text: string, file: string): ParsedProvider {
  const key = `${file}\0${text}`;
  const known = parsedBefore.get(key);
  if (known !== undefined) return known;
  const parsed = parse(text, file);
  if (parsedBefore.size >= keptFiles) parsedBefore.clear();
  parsedBefore.set(key, parsed);
  return parsed;
}

function parse(text: string, file: string): ParsedProvider {
  const forms = findSecretForms(text, file);
  const yaml = readYamlWith(forms, text, file);
  const problems = findProblems(yaml, forms);
  if (problems.length > 0) throw new ConfigError('config_invalid', problems.map(withoutSecrets));
  return { provider: yaml.value as Provider, yaml };
}

function findProblems(yaml: YamlFile, forms: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const { value, file } = yaml;
  const report = reporterFor(yaml);
  const literals = findLiteralSecrets(value, report).filter(
    ({ line }) => !forms.some((form) => form.line === line),
  );
  const special = [
    ...forms,
    ...literals,
    ...findUrlProblems(value, report),
    ...findReferenceProblems(value, file, report),
    ...findSchemaSourceProblems(value, report),
    ...findPlaceholderProblems(value, report),
    ...findDateProblems(value, report),
    ...findTokenProblems(value, report),
    ...findHeaderProblems(value, report),
    ...findInputProblems(value, report),
    ...findIsolationProblems(value, report),
  ];
  // Where a special check has spoken, the schema would only say less of the same.
  const places = new Set(special.map(placeOf));
  return inOrder([
    ...special,
    ...findSchemaProblems(yaml).filter((problem) => !places.has(placeOf(problem))),
  ]);
}

/** Reads the YAML; where that fails, the secrets found in the text are among the mistakes. */
function readYamlWith(forms: readonly ConfigProblem[], text: string, file: string): YamlFile {
  try {
    return readYaml(text, file);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(error.code, inOrder([...forms, ...error.problems]));
  }
}

function withoutSecrets(problem: ConfigProblem): ConfigProblem {
  return problem.found !== undefined && looksSecret(problem.found)
    ? { ...problem, found: 'a text that looks like a secret, not shown' }
    : problem;
}

function placeOf({ line, column }: ConfigProblem): string {
  return `${line ?? 0}:${column ?? 0}`;
}

function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
