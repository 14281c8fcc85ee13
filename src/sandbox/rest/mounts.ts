import type { Contract } from '../../contract/contract.ts';
import type { OperationDefinition } from '../../contract/openapi/operation-definition.ts';
import { RestOperation } from '../../contract/openapi/rest-operation.ts';
import type { Environment } from '../../model/provider.ts';
import { createTargetResolver } from '../../network/request-target.ts';
import { holding } from '../world/locate.ts';
import type { Territory } from '../world/locate.ts';

/** One address of one operation, and the environments that it may belong to. */
export type Mount = {
  /** With numbered places: `/connect-api/v1/sim/:p0`. */
  readonly url: string;
  readonly definition: OperationDefinition;
  readonly environments: readonly string[];
};

/** Where the operations of a contract are served at one origin: under each base URL, or at a server of their own. */
export function findMounts(
  contract: Contract,
  territories: readonly Territory[],
  origin: string,
): readonly Mount[] {
  const operations = [...contract.operations.values()].filter(
    (operation) => operation instanceof RestOperation,
  );
  const mounts = operations.flatMap(({ definition }) =>
    definition.server === undefined
      ? mountsAtBases(contract, origin, definition)
      : mountsAtServer(contract, territories, origin, { ...definition, server: definition.server }),
  );
  return joined(mounts);
}

/** The names of the places of a path template, in the order of a mount's numbers. */
export function placeNames({ path }: OperationDefinition): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}

function mountsAtBases(
  contract: Contract,
  origin: string,
  definition: OperationDefinition,
): readonly Mount[] {
  return Object.entries(contract.provider.environments)
    .map(([name, { baseUrl }]) => ({ name, base: new URL(baseUrl) }))
    .filter(({ base }) => base.origin === origin)
    .map(({ base, name }) => mountAt(base.pathname, definition, [name]));
}

type Served = OperationDefinition & { readonly server: string };

function mountsAtServer(
  { provider }: Contract,
  territories: readonly Territory[],
  origin: string,
  definition: Served,
): readonly Mount[] {
  const { origin: home, pathname } = new URL(definition.server);
  const names =
    home === origin
      ? ownersAtHome(territories, origin, join(pathname, definition.path))
      : Object.entries(provider.environments)
          .filter(([, environment]) => originFor(environment, definition) === origin)
          .map(([name]) => name);
  return names.length === 0 ? [] : [mountAt(pathname, definition, names)];
}

function ownersAtHome(territories: readonly Territory[], origin: string, path: string): readonly string[] {
  const owners = holding(territories, origin, path);
  const others = territories.filter((territory) => territory.origin === origin);
  return [...new Set((owners.length > 0 ? owners : others).map(({ environment }) => environment))];
}

/** Where the client of an environment sends an operation with a server of its own: as `alsoAllowed` says. */
function originFor(environment: Environment, { method, server, path }: Served): string {
  return createTargetResolver(environment)({ method, headers: {}, server, path }).origin;
}

function mountAt(base: string, definition: OperationDefinition, environments: readonly string[]): Mount {
  let number = 0;
  // A router's parameter names end at `-` and `.`, OpenAPI's do not: places are numbered and named again on arrival.
  const url = join(base, definition.path)
    .replaceAll(':', '::')
    .replaceAll(/\{[^}]+\}/g, () => `:p${String(number++)}`);
  return { url, definition, environments };
}

function join(base: string, template: string): string {
  return `${base.endsWith('/') ? base.slice(0, -1) : base}${template}`;
}

/** Environments at one and the same address share one mount. */
function joined(mounts: readonly Mount[]): readonly Mount[] {
  const byAddress = Map.groupBy(mounts, ({ definition, url }) => `${definition.method} ${url}`);
  return [...byAddress.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const all = [first, ...others].flatMap(({ environments }) => environments);
    return [{ ...first, environments: [...new Set(all)] }];
  });
}
