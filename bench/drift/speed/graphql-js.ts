/** graphql-js' own way to compare two schemas: parse and build both, then `findSchemaChanges`. Prints how many it found. */
import { readFileSync } from 'node:fs';
import { buildASTSchema, findSchemaChanges, parse } from 'graphql';

const [old, next] = process.argv
  .slice(2)
  .map((file) => buildASTSchema(parse(readFileSync(file, 'utf8')), { assumeValidSDL: true }));
if (old === undefined || next === undefined) throw new Error('two files are needed');
const changes = findSchemaChanges(old, next);
process.stdout.write(`${JSON.stringify(changes.length)}\n`);
