import type { ChangeDirection } from '../../model/change.ts';
import type { LocalChange } from './local-changes.ts';

type Words = { readonly narrowing: string; readonly widening: string; readonly both?: string };

const named: Readonly<Record<string, Words>> = {
  type: { narrowing: 'type-removed', widening: 'type-added', both: 'type-changed' },
  null: { narrowing: 'null-removed', widening: 'null-added' },
  alternative: { narrowing: 'alternative-removed', widening: 'alternative-added' },
  value: { narrowing: 'value-forbidden', widening: 'value-allowed' },
  enum: { narrowing: 'enum-added', widening: 'enum-removed' },
  'enum-value': { narrowing: 'enum-value-removed', widening: 'enum-value-added' },
  'property-required': { narrowing: 'property-became-required', widening: 'property-became-optional' },
  'required-property': { narrowing: 'required-property-added', widening: 'required-property-removed' },
  property: { narrowing: 'property-forbidden', widening: 'property-allowed' },
  'additional-properties': {
    narrowing: 'additional-properties-forbidden',
    widening: 'additional-properties-allowed',
  },
};

/** The id of the rule that a difference at one place of a schema falls under. */
export function ruleName({ declaredBy, facet, shown }: LocalChange, direction: ChangeDirection): string {
  if (facet === 'optional-property')
    return `${direction}-optional-property-${declaredBy === 'old' ? 'removed' : 'added'}`;
  if (facet === 'hidden')
    return `${direction}-${direction === 'request' ? 'read' : 'write'}-only-${declaredBy === 'new' ? 'added' : 'removed'}`;
  const words = named[facet] ?? {
    narrowing: `${facet}-tightened`,
    widening: `${facet}-relaxed`,
    both: `${facet}-changed`,
  };
  const both = shown.narrowing !== undefined && shown.widening !== undefined ? words.both : undefined;
  return `${direction}-${both ?? (shown.narrowing === undefined ? words.widening : words.narrowing)}`;
}
