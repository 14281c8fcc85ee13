import type { ConfigProblem } from '../../util/errors.ts';
import { nearest } from '../../util/nearest.ts';
import { placeholderNames, placeholdersOf } from '../template.ts';
import type { Placeholder } from '../template.ts';
import type { YamlPath } from '../read-yaml.ts';
import { inputsIn } from './inputs-in.ts';
import { memberOf, membersOf, textsIn } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';
import { neededBy } from './reference-problems.ts';

/** A template of the file, and the names that `$given.` may have in it. */
type TemplatePlace = {
  readonly path: YamlPath;
  readonly template: unknown;
  readonly given: readonly string[];
};

/** Placeholders that there are not: unknown names, values that no needed recipe keeps, credentials that an environment lacks. */
export function findPlaceholderProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return templatesOf(provider).flatMap(({ path, template, given }) =>
    textsIn(template, path).flatMap((place) =>
      placeholdersOf(place.text).flatMap((placeholder) =>
        problemsOf(placeholder, provider, given).map((details) => report(place.path, details)),
      ),
    ),
  );
}

type Details = {
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string;
};

function problemsOf(
  placeholder: Placeholder,
  provider: unknown,
  given: readonly string[],
): readonly Details[] {
  const { text, name, key } = placeholder;
  if (!placeholderNames.includes(name))
    return [unknown(text, name, placeholderNames, (known) => `$${known}`, `there is no placeholder ${text}`)];
  if (name === 'given' && !given.includes(key ?? ''))
    return [
      unknown(
        text,
        key ?? '',
        given,
        (known) => `$given.${known}`,
        `no recipe that is needed here keeps ${text}`,
      ),
    ];
  return name === 'credential' ? credentialProblems(text, key ?? '', provider) : [];
}

function credentialProblems(text: string, key: string, provider: unknown): readonly Details[] {
  return membersOf(memberOf(provider, 'environments')).flatMap(([environment, definition]) => {
    const names = membersOf(memberOf(definition, 'credentials')).map(([name]) => name);
    return names.includes(key)
      ? []
      : [
          unknown(
            text,
            key,
            names,
            (known) => `$credential.${known}`,
            `the environment ${environment} has no credential ${key}`,
          ),
        ];
  });
}

function unknown(
  text: string,
  name: string,
  names: readonly string[],
  write: (name: string) => string,
  message: string,
): Details {
  const near = nearest(name, names);
  const expected = names.length === 0 ? 'no such placeholder here' : `one of ${names.map(write).join(', ')}`;
  return { message, expected, found: text, ...(near === undefined ? {} : { nearest: write(near) }) };
}

function templatesOf(provider: unknown): readonly TemplatePlace[] {
  const plain = ['headers', 'defaults'].map((name): TemplatePlace => ({
    path: [name],
    template: memberOf(provider, name),
    given: [],
  }));
  const auth = membersOf(memberOf(provider, 'auth')).flatMap(([name, use]) =>
    authTemplates(['auth', name], use),
  );
  const calls = (['given', 'capabilities'] as const).flatMap((part) =>
    membersOf(memberOf(provider, part)).flatMap(([name, call]) =>
      inputsIn(call, [part, name]).map((place) => ({ ...place, given: keptFor(provider, call, new Set()) })),
    ),
  );
  return [...plain, ...auth, ...calls];
}

function authTemplates(path: YamlPath, use: unknown): readonly TemplatePlace[] {
  return [
    { path: [...path, 'value'], template: memberOf(use, 'value'), given: [] },
    ...inputsIn(use, path).map((place) => ({ ...place, given: [] })),
  ];
}

/** What the recipes that a call needs keep, with those that they need in turn. */
function keptFor(provider: unknown, call: unknown, seen: Set<string>): readonly string[] {
  return neededBy(call).flatMap((name): readonly string[] => {
    if (typeof name !== 'string' || seen.has(name)) return [];
    seen.add(name);
    const recipe = memberOf(provider, 'given', name);
    return [...membersOf(memberOf(recipe, 'keep')).map(([kept]) => kept), ...keptFor(provider, recipe, seen)];
  });
}
