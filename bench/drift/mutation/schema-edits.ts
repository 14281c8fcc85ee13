export type Json = Readonly<Record<string, unknown>>;

/** One edit of a schema; undefined where it cannot be made there. `old` differs where the rule needs something that no contract has. */
export type SchemaEdit = (schema: Json) => { readonly old?: Json; readonly new: Json } | undefined;

const typed =
  (type: string, ...without: readonly string[]) =>
  (schema: Json): boolean =>
    schema['type'] === type &&
    ['enum', 'const', ...without].every((keyword) => schema[keyword] === undefined);

const plainText = typed('string', 'format', 'pattern', 'minLength', 'maxLength');
const number = (schema: Json): boolean => typed('integer')(schema) || typed('number')(schema);
const object = (schema: Json): boolean => schema['type'] === 'object' && schema['properties'] !== undefined;

/** Adds keywords to a schema of a kind. */
const plus =
  (fits: (schema: Json) => boolean, more: (schema: Json) => Json): SchemaEdit =>
  (schema) =>
    fits(schema) ? { new: { ...schema, ...more(schema) } } : undefined;

/** The same keyword with two values. */
const instead =
  (fits: (schema: Json) => boolean, old: Json, next: Json): SchemaEdit =>
  (schema) =>
    fits(schema) ? { old: { ...schema, ...old }, new: { ...schema, ...next } } : undefined;

const member =
  (more: Json, fits: (name: string, schema: Json) => boolean = () => true): SchemaEdit =>
  (schema) => {
    const [first] = Object.entries((schema['properties'] ?? {}) as Record<string, Json>).filter(
      ([name, inner]) =>
        fits(name, schema) &&
        inner['$ref'] === undefined &&
        inner['readOnly'] === undefined &&
        inner['deprecated'] === undefined,
    );
    if (!object(schema) || first === undefined) return undefined;
    return {
      new: {
        ...schema,
        properties: { ...(schema['properties'] as Json), [first[0]]: { ...first[1], ...more } },
      },
    };
  };

const withMember = (schema: Json, more: Json = {}): Json => ({
  ...schema,
  properties: { ...(schema['properties'] as Json), brandNew: { type: 'string' } },
  ...more,
});

/** A member that is new, which asks for others where it is there. */
const dependents = (old: readonly string[], next: readonly string[]): SchemaEdit => {
  const asking = (schema: Json, names: readonly string[]): Json =>
    withMember(schema, names.length === 0 ? {} : { dependentRequired: { brandNew: names } });
  return (schema) => (object(schema) ? { old: asking(schema, old), new: asking(schema, next) } : undefined);
};

const required = (schema: Json): readonly string[] => (schema['required'] ?? []) as readonly string[];

// One that has to be there and is not carried any more is told as one that became optional.
const isOptional = (name: string, schema: Json): boolean => !required(schema).includes(name);

const becomesRequired: SchemaEdit = (schema) => {
  const name = Object.entries((schema['properties'] ?? {}) as Record<string, Json>).find(
    ([key, inner]) =>
      !required(schema).includes(key) && inner['readOnly'] !== true && inner['writeOnly'] !== true,
  )?.[0];
  return object(schema) && name !== undefined
    ? { new: { ...schema, required: [...required(schema), name] } }
    : undefined;
};

const valueAdded: SchemaEdit = (schema) =>
  schema['type'] === 'string' && Array.isArray(schema['enum'])
    ? { new: { ...schema, enum: [...(schema['enum'] as unknown[]), 'brand-new'] } }
    : undefined;

const alternativeAdded: SchemaEdit = (schema) =>
  typed('string', 'format', 'pattern')(schema) && typeof schema['maxLength'] === 'number'
    ? { new: { anyOf: [schema, { type: 'string', minLength: schema['maxLength'] + 5 }] } }
    : undefined;

/** For each pair of rules, by its name without direction, an edit that makes it fire; the way back makes its mirror fire. */
export const schemaEdits: Readonly<Record<string, SchemaEdit>> = {
  'type-added': plus(plainText, () => ({ type: ['string', 'boolean'] })),
  'type-changed': plus(plainText, () => ({ type: 'boolean' })),
  'null-added': plus(plainText, () => ({ type: ['string', 'null'] })),
  'alternative-added': alternativeAdded,
  'enum-added': plus(plainText, () => ({ enum: ['a', 'b'] })),
  'enum-value-added': valueAdded,
  'integer-tightened': plus(typed('number', 'multipleOf'), () => ({ type: 'integer' })),
  'minimum-tightened': plus(number, ({ minimum }) => ({
    minimum: typeof minimum === 'number' ? minimum + 1 : 1,
  })),
  'maximum-tightened': plus(number, ({ maximum }) => ({
    maximum: typeof maximum === 'number' ? maximum - 1 : 100_000,
  })),
  'multiple-of-tightened': plus(typed('integer', 'multipleOf'), () => ({ multipleOf: 2 })),
  'multiple-of-changed': instead(typed('integer', 'multipleOf'), { multipleOf: 2 }, { multipleOf: 3 }),
  'min-length-tightened': plus(plainText, () => ({ minLength: 2 })),
  'max-length-tightened': plus(plainText, () => ({ maxLength: 9 })),
  'pattern-tightened': plus(plainText, () => ({ pattern: '^[a-z]+$' })),
  'pattern-changed': instead(plainText, { pattern: '^[0-9]+$' }, { pattern: '^[a-z]+$' }),
  'format-tightened': plus(plainText, () => ({ format: 'date' })),
  'format-changed': instead(plainText, { format: 'ipv4' }, { format: 'date' }),
  'min-items-tightened': plus(typed('array', 'minItems', 'maxItems'), () => ({ minItems: 1 })),
  'max-items-tightened': plus(typed('array', 'minItems', 'maxItems'), () => ({ maxItems: 3 })),
  'unique-items-tightened': plus(typed('array', 'uniqueItems'), () => ({ uniqueItems: true })),
  'min-properties-tightened': plus(
    (schema) => object(schema) && required(schema).length < 20,
    () => ({ minProperties: 30 }),
  ),
  'max-properties-tightened': plus(
    (schema) => object(schema) && required(schema).length < 20,
    () => ({ maxProperties: 20 }),
  ),
  'property-became-required': becomesRequired,
  'required-property-added': (schema) =>
    object(schema) ? { new: withMember(schema, { required: [...required(schema), 'brandNew'] }) } : undefined,
  'optional-property-added': (schema) => (object(schema) ? { new: withMember(schema) } : undefined),
  'dependent-required-tightened': dependents([], ['other']),
  'dependent-required-changed': dependents(['other'], ['another']),
  'property-allowed': (schema) =>
    object(schema)
      ? {
          old: { ...schema, additionalProperties: false },
          new: withMember(schema, { additionalProperties: false }),
        }
      : undefined,
  'additional-properties-forbidden': plus(
    (schema) => object(schema) && schema['additionalProperties'] === undefined,
    () => ({ additionalProperties: false }),
  ),
  'condition-tightened': plus(plainText, () => ({ not: { const: 'x' } })),
  'condition-changed': instead(plainText, { not: { const: 'x' } }, { not: { const: 'y' } }),
  'extensible-enum-value-added': instead(
    plainText,
    { 'x-extensible-enum': ['a'] },
    { 'x-extensible-enum': ['a', 'b'] },
  ),
  'documentation-changed': plus(plainText, () => ({ description: 'In other words.' })),
  'default-changed': plus(plainText, () => ({ default: 'one' })),
  'discriminator-changed': plus(object, () => ({ discriminator: { propertyName: 'kind' } })),
  'content-changed': plus(plainText, () => ({ contentEncoding: 'base64' })),
  'extension-changed': plus(plainText, () => ({ 'x-unit': 'cent' })),
  'deprecated-added': member({ deprecated: true, 'x-sunset': '2099-01-01' }),
  'deprecated-without-sunset': member({ deprecated: true }),
  'sunset-added': instead(plainText, { deprecated: true }, { deprecated: true, 'x-sunset': '2099-01-01' }),
  'sunset-moved-later': instead(plainText, { 'x-sunset': '2099-01-01' }, { 'x-sunset': '2100-01-01' }),
  'optional-property-removed-before-sunset': (schema) =>
    object(schema)
      ? {
          old: {
            ...schema,
            properties: {
              ...(schema['properties'] as Json),
              brandNew: { type: 'string', deprecated: true, 'x-sunset': '2099-01-01' },
            },
          },
          new: schema,
        }
      : undefined,
  'read-only-added': member({ readOnly: true }, isOptional),
  'write-only-added': member({ writeOnly: true }, isOptional),
};
