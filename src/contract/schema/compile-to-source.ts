import standalone from 'ajv/dist/standalone/index.js';
import { createAjv } from './ajv.ts';

// The package is CommonJS with `module.exports = exports.default`: Node gives the function, the types the namespace.
const codeOf = standalone as unknown as typeof standalone.default;

/** The code of a validator of one JSON Schema, as a CommonJS module: as `createAjv('verdict')` compiles it, but compiled once. */
export function compileToSource(schema: object): string {
  const ajv = createAjv('verdict', { source: true });
  return `${codeOf(ajv, ajv.compile(schema))}\n`;
}
