import type { Rule } from './rule.ts';

/** The URL of a section of the GraphQL specification, September 2025 edition. */
export function graphqlSection(name: string): string {
  return `https://spec.graphql.org/September2025/#sec-${name}`;
}

type Severity = Rule['severity'];

/** Nobody's document or answer changes. */
export const safe: Severity = { wire: 'safe', strict: 'safe', source: 'safe' };

/** What documents mean may change though they stay valid. */
export const dangerous: Severity = { wire: 'dangerous', strict: 'dangerous', source: 'dangerous' };

/** Documents or answers that were right are no longer. */
export const breaking: Severity = { wire: 'breaking', strict: 'breaking', source: 'breaking' };

/** A client that knows only the old members refuses the new one; a tolerant one passes it over. */
export const breakingIfClosed: Severity = { wire: 'dangerous', strict: 'breaking', source: 'breaking' };

/** Of no concern to a tolerant client; a strict one may want to know. */
export const dangerousIfStrict: Severity = { wire: 'safe', strict: 'dangerous', source: 'dangerous' };
