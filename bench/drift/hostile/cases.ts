import { growingSchemas } from './growing-schemas.ts';
import { growingSdl } from './growing-sdl.ts';
import { both, document } from './make-document.ts';
import type { HostileCase } from './make-document.ts';

/** Each schema holds the next one twice: 2^40 paths. */
const doubling =
  (keyword: string, depth: number) =>
  (detail: number): string => {
    const levels = Array.from({ length: depth }, (_, index) => {
      const ref = `{"$ref":"#/components/schemas/L${index + 1}"}`;
      return `"L${index}":{"${keyword}":[${ref},${ref}]}`;
    });
    const last = `"L${depth}":{"type":"string","maxLength":${detail}}`;
    return document('{"$ref":"#/components/schemas/L0"}', `{${[...levels, last].join(',')}}`);
  };

/** Each schema has two members of the next one, and all lead back to the first. */
const cyclicMembers =
  (depth: number) =>
  (detail: number): string => {
    const levels = Array.from({ length: depth }, (_, index) => {
      const ref = `{"$ref":"#/components/schemas/L${(index + 1) % depth}"}`;
      return `"L${index}":{"type":"object","properties":{"a":${ref},"b":${ref},"c":{"type":"string","maxLength":${detail}}}}`;
    });
    return document('{"$ref":"#/components/schemas/L0"}', `{${levels.join(',')}}`);
  };

const cyclicAllOf = (detail: number): string =>
  document(
    '{"$ref":"#/components/schemas/A"}',
    `{"A":{"allOf":[{"$ref":"#/components/schemas/B"},{"type":"string","maxLength":${detail}}]},"B":{"allOf":[{"$ref":"#/components/schemas/A"}]}}`,
  );

const nested =
  (depth: number) =>
  (detail: number): string =>
    document(
      `${'{"type":"array","items":'.repeat(depth)}{"type":"string","maxLength":${detail}}${'}'.repeat(depth)}`,
    );

const oneOfProduct = (detail: number): string => {
  const union = (start: number): string =>
    `{"anyOf":[${Array.from({ length: 40 }, (_, index) => `{"type":"object","required":["k${start + index}"],"properties":{"k${start + index}":{"type":"string","maxLength":${detail}}}}`).join(',')}]}`;
  return document(`{"allOf":[${[0, 40, 80, 120].map(union).join(',')}]}`);
};

const proto = (detail: number): string =>
  document(
    `{"type":"object","properties":{"__proto__":{"type":"string","maxLength":${detail}},"constructor":{"$ref":"#/components/schemas/__proto__"},"toString":{"type":"integer"}},"required":["__proto__","constructor"]}`,
    `{"__proto__":{"type":"object","properties":{"polluted":{"const":${detail}}}}}`,
  );

const pattern =
  (text: string) =>
  (detail: number): string =>
    document(
      `{"type":"object","properties":{"a":{"type":"string","pattern":${JSON.stringify(text)},"minLength":${detail * 3},"example":"${'a'.repeat(60)}!"}}}`,
    );

const laughs = (detail: number): string => {
  const lines = Array.from(
    { length: 20 },
    (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(10).slice(0, -1)}]`,
  );
  return `openapi: 3.1.0\ninfo: {title: a, version: '${detail}'}\npaths: {}\nx:\n  a0: &a0 [lol]\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
};

const yamlCycle = (detail: number): string =>
  `openapi: 3.1.0\ninfo: {title: a, version: '${detail}'}\npaths: {}\ncomponents:\n  schemas:\n    A: &a\n      type: object\n      properties:\n        a: *a\n`;

const deepType = (detail: number): string =>
  `type Query { a(b: ${'['.repeat(10_000)}Int${']'.repeat(10_000)}): Int @deprecated(reason: "${detail}") }`;

/** What is tried. */
export const hostileCases: readonly HostileCase[] = [
  {
    name: '100 MB of JSON',
    ending: 'json',
    make: both((detail) => document(`{"description":"${'x'.repeat(100_000_000)}","maxLength":${detail}}`)),
  },
  {
    name: '60 MB of JSON, all members of one object',
    ending: 'json',
    make: both((detail) =>
      document(
        `{"type":"object","properties":{${Array.from(
          { length: 1_500_000 },
          (_, index) => `"p${index}":{"type":"string","maxLength":${detail}}`,
        )
          .join(',')
          .slice(0, 58_000_000)
          .replace(/,"[^,]*$/, '')}}}`,
      ),
    ),
  },
  { name: 'nested 900 deep', ending: 'json', make: both(nested(440)) },
  { name: 'nested 10,000 deep', ending: 'json', make: both(nested(5_000)) },
  {
    name: 'YAML, nested 10,000 deep',
    ending: 'yaml',
    make: both((detail) => `a: ${'['.repeat(10_000)}${detail}${']'.repeat(10_000)}\n`),
  },
  { name: 'GraphQL, a list type nested 10,000 deep', ending: 'graphql', make: both(deepType) },
  { name: 'allOf, doubled 40 times by reference', ending: 'json', make: both(doubling('allOf', 40)) },
  { name: 'anyOf, doubled 40 times by reference', ending: 'json', make: both(doubling('anyOf', 40)) },
  { name: 'oneOf, doubled 40 times by reference', ending: 'json', make: both(doubling('oneOf', 40)) },
  { name: 'two members each, 200 schemas in a cycle', ending: 'json', make: both(cyclicMembers(200)) },
  { name: 'allOf that refers to itself', ending: 'json', make: both(cyclicAllOf) },
  { name: 'allOf of four unions of 40: 2,560,000 combinations', ending: 'json', make: both(oneOfProduct) },
  { name: 'members named `__proto__` and `constructor`', ending: 'json', make: both(proto) },
  { name: 'pattern (a+)+$', ending: 'json', make: both(pattern('^(a+)+$')) },
  { name: 'pattern of nested repeats', ending: 'json', make: both(pattern('^((a{1,50}){1,50}){1,50}$')) },
  { name: 'YAML alias that holds itself', ending: 'yaml', make: both(yamlCycle) },
  { name: 'billion laughs: 10^20 values by aliases', ending: 'yaml', make: both(laughs) },
  { name: 'not text at all', ending: 'json', make: () => ['\u0000\u0001\ufffe', '\u001b[2J{'] },
  ...growingSchemas,
  ...growingSdl,
];
