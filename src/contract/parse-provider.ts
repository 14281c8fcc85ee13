import type { Provider } from '../model/provider.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { inOrder } from '../util/mistakes.ts';
import { findDateProblems } from './provider/date-problems.ts';
import { findFileProblems } from './provider/file-problems.ts';
import { findIsolationProblems } from './provider/isolation-problems.ts';
import { findPlaceholderProblems } from './provider/placeholder-problems.ts';
import { placeOf, reporterFor } from './provider/problem-reporter.ts';
import { findReferenceProblems } from './provider/reference-problems.ts';
import { findSchemaProblems } from './provider/schema-problems.ts';
import { findSchemaSourceProblems } from './provider/schema-source-problems.ts';
import { findLiteralSecrets, findSecretForms, withoutSecrets } from './provider/secret-problems.ts';
import { findHeaderProblems } from './provider/header-problems.ts';
import { findInputProblems } from './provider/input-problems.ts';
import { findTokenProblems } from './provider/token-problems.ts';
import { findUrlProblems } from './provider/url-problems.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './read-yaml.ts';

/** A provider file with what is needed to say where in it a mistake is. */
export type ParsedProvider = { readonly provider: Provider; readonly yaml: YamlFile };

/** What was found of a provider file that may have mistakes. `yaml` is absent where it could not even be read. */
export type ExaminedProvider = { readonly yaml?: YamlFile; readonly problems: readonly ConfigProblem[] };

/**
 * Parses the text of a `provider.yaml`; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`)
 * with all mistakes at once, each with line, column, what was expected and the nearest valid name. Reads no file but
 * the JSON Schema, resolves no secret reference and never prints a value that looks like a secret.
 */
export function parseProvider(text: string, file: string): Provider {
  return parseProviderFile(text, file).provider;
}

/** As `parseProvider`, and keeps the positions. */
export function parseProviderFile(text: string, file: string): ParsedProvider {
  const { problems, yaml } = examineProvider(text, file);
  if (yaml === undefined || problems.length > 0) throw new ConfigError('config_invalid', problems);
  return { provider: yaml.value as Provider, yaml };
}

// A run reads the same file for its projects, its contracts and its drift; the checks cost more than the rest of each.
const examinedBefore = new Map<string, ExaminedProvider>();
const keptFiles = 32;

/**
 * What `parseProvider` would throw, as a value, so that what else can be checked of the provider is checked as well.
 * The same text under the same name is examined once per process.
 */
export function examineProvider(text: string, file: string): ExaminedProvider {
  const key = `${file}\0${text}`;
  const known = examinedBefore.get(key);
  if (known !== undefined) return known;
  const examined = examine(text, file);
  if (examinedBefore.size >= keptFiles) examinedBefore.clear();
  examinedBefore.set(key, examined);
  return examined;
}

function examine(text: string, file: string): ExaminedProvider {
  const forms = findSecretForms(text, file);
  try {
    const yaml = readYaml(text, file);
    return { yaml, problems: findProblems(yaml, forms).map(withoutSecrets) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { problems: inOrder([...forms, ...error.problems]).map(withoutSecrets) };
  }
}

function findProblems(yaml: YamlFile, forms: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const { value, file } = yaml;
  const report = reporterFor(yaml);
  // A form is found in the text, wherever it stands there; what holds it is not to be told again.
  const isNew = ({ line }: ConfigProblem): boolean => !forms.some((form) => form.line === line);
  const special = [
    ...forms,
    ...findLiteralSecrets(value, report).filter(isNew),
    ...findUrlProblems(value, report).filter(isNew),
    ...findFileProblems(value, report),
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
