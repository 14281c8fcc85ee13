import { readFileSync } from 'node:fs';
import { Kind, parse, valueFromASTUntyped, type FieldDefinitionNode } from 'graphql';
import type { Fluz } from './fluz.ts';
import { refuse } from './refusal.ts';

/** What an operation takes: the application's key, or a user's token with all of the scopes. */
export type Access =
  { readonly kind: 'application' } | { readonly kind: 'user'; readonly scopes: readonly string[] };

/** The access rules by operation, read from `@basicAuth` and `@bearerAuth` in the contract. */
export const accessRules: ReadonlyMap<string, Access> = readAccessRules();

/** Refuses a caller with the wrong kind of credential, or with too little scope. */
export function checkAccess(operation: string, { caller }: Fluz): void {
  const access = accessRules.get(operation);
  if (access === undefined) return;
  if (access.kind !== caller.kind)
    throw refuse(
      'AUTH-0002',
      `${operation} takes ${access.kind === 'user' ? 'a user token' : 'an API key'}.`,
    );
  if (access.kind === 'application' || caller.kind === 'application') return;
  const missing = access.scopes.filter((scope) => !caller.scopes.includes(scope));
  // inferred: AUTH-0008 is documented as INVALID_USER_ACCESS; that a missing scope answers it is not.
  if (missing.length > 0) throw refuse('AUTH-0008', `The token lacks ${missing.join(', ')}.`);
}

function readAccessRules(): ReadonlyMap<string, Access> {
  const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  const rules = parse(sdl)
    .definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ name }) => name.value === 'Query' || name.value === 'Mutation')
    .flatMap(({ fields }) => fields ?? [])
    .map((field) => [field.name.value, readAccess(field)] as const);
  return new Map(rules);
}

function readAccess(field: FieldDefinitionNode): Access {
  const bearer = field.directives?.find(({ name }) => name.value === 'bearerAuth');
  if (bearer === undefined) return { kind: 'application' };
  const scopes = bearer.arguments?.find(({ name }) => name.value === 'scopes');
  return {
    kind: 'user',
    scopes: scopes === undefined ? [] : (valueFromASTUntyped(scopes.value) as string[]),
  };
}
