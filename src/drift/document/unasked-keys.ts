import { fieldsOf } from './introspection.ts';

/** What an introspection query need not ask for, and servers of older editions do not know. */
export type UnaskedKey =
  | 'defaultValue'
  | 'deprecationReason'
  | 'description'
  | 'includeDeprecated'
  | 'isDeprecated'
  | 'isDeprecated of directives'
  | 'isDeprecated of inputs'
  | 'isOneOf'
  | 'isRepeatable'
  | 'mutationType'
  | 'specifiedByURL'
  | 'subscriptionType';

type Elements = readonly Readonly<Record<string, unknown>>[];

/**
 * The keys that nothing of an introspected schema has: what it does not say may be so all the same. With
 * `includeDeprecated` if it has nothing that is deprecated, which it may have been asked to hide.
 */
export function unaskedKeys(schema: unknown): ReadonlySet<UnaskedKey> {
  const types = listIn([fieldsOf(schema)], 'types');
  const directives = listIn([fieldsOf(schema)], 'directives');
  const fields = listIn(types, 'fields');
  const inputs = [...listIn([...fields, ...directives], 'args'), ...listIn(types, 'inputFields')];
  const outputs = [...fields, ...listIn(types, 'enumValues')];
  const holders: Readonly<Record<Exclude<UnaskedKey, 'includeDeprecated'>, Elements>> = {
    defaultValue: inputs,
    deprecationReason: [...outputs, ...inputs],
    description: [...types, ...fields, ...inputs, ...directives],
    isDeprecated: outputs,
    'isDeprecated of directives': directives,
    'isDeprecated of inputs': inputs,
    isOneOf: types,
    isRepeatable: directives,
    mutationType: [fieldsOf(schema)],
    specifiedByURL: types,
    subscriptionType: [fieldsOf(schema)],
  };
  const isUnasked = (key: keyof typeof holders): boolean => {
    const [name = key] = key.split(' ');
    return !holders[key].some((one) => Object.hasOwn(one, name));
  };
  const unasked = new Set<UnaskedKey>((Object.keys(holders) as (keyof typeof holders)[]).filter(isUnasked));
  return outputs.some((one) => one['isDeprecated'] === true) ? unasked : unasked.add('includeDeprecated');
}

function listIn(holders: Elements, name: string): Elements {
  return holders.flatMap((holder) => (Array.isArray(holder[name]) ? holder[name].map(fieldsOf) : []));
}
