import type { Environment, Provider } from '../model/provider.ts';

/**
 * The names under which an environment's credentials are sealed, by the names of provider.yaml: that of the environment
 * variable that a reference names; for a file, the credential's own in capitals.
 */
export function sealedNames({ credentials }: Environment): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(credentials).map(([name, reference]) => [
      name,
      reference.startsWith('env:')
        ? reference.slice('env:'.length)
        : name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    ]),
  );
}

/** The names under which those credentials are sealed that identify and are no secrets. */
export function sealedIdentifiers(
  { publicCredentials = [] }: Provider,
  environment: Environment,
): ReadonlySet<string> {
  const names = [...sealedNames(environment)];
  return new Set(names.filter(([name]) => publicCredentials.includes(name)).map(([, sealed]) => sealed));
}

/** What an environment's credentials are called in provider.yaml, with their values; undefined: one is not there. */
export function namedCredentials(
  environment: Environment,
  values: Readonly<Record<string, { readonly secret: string }>>,
): Readonly<Record<string, string>> | undefined {
  const named = [...sealedNames(environment)].map(([name, sealed]) => [
    name,
    Object.hasOwn(values, sealed) ? values[sealed]?.secret : undefined,
  ]);
  return named.some(([, secret]) => secret === undefined)
    ? undefined
    : (Object.fromEntries(named) as Record<string, string>);
}
