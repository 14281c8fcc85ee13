import type { Json, JsonObject } from './json.ts';
import { operations } from './operations.ts';
import type { BenchOperation } from './operations.ts';
import { schemas } from './schemas.ts';

export type OpenApiChoice = {
  readonly version: '3.0.3' | '3.1.0';
  readonly origin: string;
  /** Writes one path per scenario instead of a parameter: for tools that send each operation of a document once. */
  readonly scenarios?: readonly string[];
};

/** The contract of the bench's server, with examples from which each tool makes the same requests. */
export function openApi({ version, origin, scenarios }: OpenApiChoice): JsonObject {
  return {
    openapi: version,
    info: { title: 'Bench shop', version: '1.0.0' },
    servers: [{ url: origin }],
    security: [{ basic: [] }],
    paths:
      scenarios === undefined
        ? paths('{scenario}')
        : (Object.assign({}, ...scenarios.map(paths)) as JsonObject),
    components: { securitySchemes: { basic: { type: 'http', scheme: 'basic' } }, schemas },
  };
}

function paths(scenario: string): JsonObject {
  const found: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    (found[`/${scenario}${operation.path}`] ??= {})[operation.method.toLowerCase()] = item(
      operation,
      scenario,
    );
  }
  return found;
}

function item(operation: BenchOperation, scenario: string): JsonObject {
  const shared = scenario === '{scenario}';
  return {
    operationId: shared ? operation.id : `${operation.id}-${scenario}`,
    summary: operation.id,
    parameters: parameters(operation, shared),
    ...(operation.body && { requestBody: { required: true, content: content(operation.body) } }),
    responses: {
      [operation.status]: { description: 'As asked', content: content(operation.answer) },
      // Tools that send every documented answer would look for a way to provoke this one.
      ...(shared && { 401: { description: 'No credentials', content: problem } }),
    },
  };
}

const problem: JsonObject = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };

function content({ schema, value }: { schema: string; value: JsonObject }): JsonObject {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example: value } };
}

function parameters({ params = {}, query = {} }: BenchOperation, shared: boolean): Json {
  const scenario = shared ? [parameter('path', 'scenario', { type: 'string' }, 's01')] : [];
  const inPath = Object.entries(params).map(([name, value]) =>
    parameter('path', name, { type: 'string', format: 'uuid' }, value),
  );
  const inQuery = Object.entries(query).map(([name, value]) =>
    parameter('query', name, { type: 'integer' }, value),
  );
  return [...scenario, ...inPath, ...inQuery];
}

function parameter(where: 'path' | 'query', name: string, schema: JsonObject, example: Json): JsonObject {
  return { name, in: where, required: true, schema, example };
}
