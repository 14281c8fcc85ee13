import fastify from 'fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** A server without schemas of its own, for the contract says what is valid: without these two, fastify loads Ajv and more. */
export function createApp(options: FastifyServerOptions): FastifyInstance {
  return fastify({
    ...options,
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  });
}

function noSchemas(): never {
  throw new Error('a route of the sandbox has a schema');
}
