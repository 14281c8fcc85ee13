import type { Static } from 'typebox';
import type { providerSchema } from './provider-schema.ts';

/** A third-party API as `provider.yaml` describes it: data, never code. Secrets stand in it only by reference. */
export type Provider = Static<typeof providerSchema>;

/** One deployment of a provider. */
export type Environment = Provider['environments'][string];

/** Where the schema that an environment serves can be read, or why nowhere. */
export type SchemaSource = NonNullable<Environment['schemaSource']>;

/** What an operation does in live, how it is authorised and how often it may be called. */
export type OperationPolicy = Provider['operations'][string];

/** How one kind of credential is obtained, sent and renewed. */
export type CredentialUse = Provider['auth'][string];

/** At most `requests` in any window of `per`. */
export type RateLimit = Exclude<Provider['rateLimits'], { notApplicable: string }>[number];

/** One call whose reply holds values that scenarios need. */
export type Recipe = Provider['given'][string];

/** The documented answer to one kind of refused request, or why there is none. */
export type ErrorClass = Provider['errors']['classes'][keyof Provider['errors']['classes']];

export type ErrorClassName = keyof Provider['errors']['classes'];

/** Something the provider file declares to be absent, with the reason that every result shows. */
export type NotApplicable = { readonly notApplicable: string };
