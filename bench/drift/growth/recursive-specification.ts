type Json = Readonly<Record<string, unknown>>;

/** The schema that differs between the two editions: one in the middle. */
const changedAt = (size: number): number => Math.floor(size / 2);

/**
 * An OpenAPI document of so many schemas that refer to each other in cycles of every length: plain references, lists,
 * maps, `allOf` and `oneOf`. One operation for each ten schemas. The edition `new` differs in one limit of one schema.
 */
export function recursiveSpecification(size: number, edition: 'old' | 'new'): Json {
  const indices = Array.from({ length: size }, (_, index) => index);
  const schemas = indices.map((index) => {
    const limit = edition === 'new' && index === changedAt(size) ? 20 : 10;
    return [`S${index}`, schema(index, size, limit)];
  });
  const paths = indices
    .filter((index) => index % 10 === 0)
    .map((index) => [`/s${index}`, { post: operation(index) }]);
  return {
    openapi: '3.1.0',
    info: { title: 'recursive', version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function operation(index: number): Json {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/S${index}` } } };
  return { requestBody: { content }, responses: { 200: { description: 'fine', content } } };
}

function schema(index: number, size: number, limit: number): Json {
  const to = (step: number): Json => ({ $ref: `#/components/schemas/S${(index * step + step) % size}` });
  const kind = (step: number): Json => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: `k${step}` }, inner: to(step) },
  });
  return {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', maxLength: limit },
      self: { $ref: `#/components/schemas/S${index}` },
      next: { $ref: `#/components/schemas/S${(index + 1) % size}` },
      far: to(7),
      list: { type: 'array', items: to(3) },
      map: { type: 'object', additionalProperties: to(11) },
      whole: { allOf: [{ type: 'object', required: ['id'] }, to(5)] },
      one: { oneOf: [kind(13), kind(17), { type: 'null' }] },
    },
  };
}
