/** How the rules call a facet that refuses more, less, or other values; without `both`, the two are two differences. */
type FacetWords = { readonly narrowing: string; readonly widening: string; readonly both?: string };

const named: Readonly<Record<string, FacetWords>> = {
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

/** The words of a facet; most follow one pattern. */
export function facetWords(facet: string): FacetWords {
  return (
    named[facet] ?? {
      narrowing: `${facet}-tightened`,
      widening: `${facet}-relaxed`,
      both: `${facet}-changed`,
    }
  );
}
