import type { ChangeUsage } from '../../model/change.ts';
import type { Rule } from '../rules/rule.ts';
import type { Touch } from './touch.ts';

/**
 * Narrowed requests and widened answers hurt only those whose values are concerned, which names alone do not show. These
 * hurt everybody who uses the part.
 */
const certain: ReadonlySet<string> = new Set([
  ...['request-required-property-added', 'request-property-became-required', 'request-property-forbidden'],
  ...['request-enum-value-removed', 'request-value-forbidden', 'request-additional-properties-forbidden'],
  ...['request-required-parameter-added', 'request-parameter-became-required'],
  ...['request-required-body-added', 'request-body-became-required', 'request-media-type-removed'],
  ...['response-required-property-removed', 'response-property-became-optional', 'response-null-added'],
  ...['response-required-header-removed', 'response-header-became-optional'],
  // Those came, and will again.
  ...['observed-required-missing', 'observed-null'],
  ...['graphql-field-type-widened', 'graphql-field-type-generalised', 'graphql-input-enum-value-removed'],
  ...['graphql-deprecated-input-enum-value-removed', 'graphql-input-enum-value-removed-before-sunset'],
  ...['graphql-argument-type-narrowed', 'graphql-input-field-type-narrowed'],
  ...['graphql-argument-became-required', 'graphql-input-field-became-required'],
  ...['graphql-directive-argument-type-narrowed', 'graphql-directive-argument-became-required'],
]);

/** After these what we use may mean or allow something else, and may not. */
const uncertain: ReadonlySet<string> = new Set([
  ...['server-removed', 'security-scheme-removed', 'security-scheme-changed', 'operation-id-changed'],
  ...['response-statuses-undocumented', 'request-statuses-documented', 'response-body-removed'],
  ...['request-link-removed', 'response-link-removed', 'request-link-changed', 'response-link-changed'],
  ...['request-default-changed', 'request-discriminator-changed', 'response-discriminator-changed'],
  ...['request-extensible-enum-value-removed', 'operation-deprecated-without-sunset', 'sunset-moved-earlier'],
  ...['request', 'response'].flatMap((direction) =>
    ['', 'parameter-'].flatMap((part) => [
      `${direction}-${part}sunset-moved-earlier`,
      `${direction}-${part}deprecated-without-sunset`,
    ]),
  ),
  ...['graphql-deprecation-without-reason', 'graphql-deprecated-output-enum-value-removed'],
  ...['graphql-output-enum-value-removed-before-sunset', 'graphql-sunset-moved-earlier'],
  ...['request-pattern-changed', 'request-format-changed', 'request-multiple-of-changed'],
  ...['request-condition-changed', 'response-condition-changed', 'response-write-only-added'],
  ...['request-content-changed', 'response-content-changed', 'request-read-only-added'],
  ...['observed-refused-value', 'observed-types-differ', 'observed-success-in-one-only'],
  ...['graphql-directive-usage-added', 'graphql-directive-usage-changed', 'graphql-directive-usage-removed'],
  ...['graphql-deprecation-added', 'graphql-specified-by-removed', 'graphql-specified-by-changed'],
  ...[
    'graphql-field-type-specialised',
    'graphql-field-type-conflicting',
    'graphql-output-enum-value-removed',
  ],
  ...['argument', 'input-field', 'directive-argument'].flatMap((noun) =>
    ['added', 'removed', 'changed'].map((what) => `graphql-${noun}-default-${what}`),
  ),
]);

/** What a change does to a consumer whose use comes so near. Without a known use or rule: `unknown`. */
export function changeUsage(touch: Touch | undefined, rule: Rule | undefined): ChangeUsage {
  if (touch === undefined || rule === undefined) return 'unknown';
  const { wire, strict, source } = rule.severity;
  const isHarmless = wire === 'safe' && strict === 'safe' && source === 'safe';
  if (isHarmless || touch === 'none') return 'unaffected';
  return touch === 'exact' && hurtsAll(rule) ? 'broken' : 'potentially';
}

function hurtsAll({ direction, id, kind }: Rule): boolean {
  if (uncertain.has(id)) return false;
  if (certain.has(id)) return true;
  return kind !== (direction === 'request' ? 'narrowed' : 'widened');
}

/** Every rule that is judged by name. */
export const namedRules: readonly string[] = [...certain, ...uncertain];
