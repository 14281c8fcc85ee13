import { fieldsOf } from './introspection.ts';

/** What an introspection query need not ask for, and servers of older editions do not know. */
export type UnaskedKey =
  'description' | 'isDeprecated' | 'isDeprecated of inputs' | 'isOneOf' | 'isRepeatable' | 'specifiedByURL';

type Elements = readonly Readonly<Record<string, unknown>>[];

/** The keys that nothing of an introspected schema has: what it does not say may be so all the same. */
export function unaskedKeys(schema: unknown): ReadonlySet<UnaskedKey> {
  const types = listIn([fieldsOf(schema)], 'types');
  const directives = listIn([fieldsOf(schema)], 'directives');
  const fields = listIn(types, 'fields');
  const inputs = [...listIn([...fields, ...directives], 'args'), ...listIn(types, 'inputFields')];
  const holders: Readonly<Record<UnaskedKey, Elements>> = {
    description: [...types, ...fields, ...inputs, ...directives],
    isDeprecated: [...fields, ...listIn(types, 'enumValues')],
    'isDeprecated of inputs': inputs,
    isOneOf: types,
    isRepeatable: directives,
    specifiedByURL: types,
  };
  const isUnasked = (key: UnaskedKey): boolean => {
    const [name = key] = key.split(' ');
    return !holders[key].some((one) => Object.hasOwn(one, name));
  };
  return new Set((Object.keys(holders) as UnaskedKey[]).filter(isUnasked));
}

function listIn(holders: Elements, name: string): Elements {
  return holders.flatMap((holder) => (Array.isArray(holder[name]) ? holder[name].map(fieldsOf) : []));
}
