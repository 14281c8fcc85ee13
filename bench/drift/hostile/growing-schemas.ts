import { both, document, list, operation, withPaths } from './make-document.ts';
import type { HostileCase } from './make-document.ts';

const text = (detail: number): string => `{"type":"string","maxLength":${detail}}`;
const object = (properties: string, more = ''): string =>
  `{"type":"object","properties":{${properties}}${more}}`;
const ref = (name: string): string => `{"$ref":"#/components/schemas/${name}"}`;

const json = (name: string, make: (detail: number) => string): HostileCase => ({
  name,
  ending: 'json',
  make: both(make),
});

const members = (count: number, detail: number): string =>
  list(count, (index) => `"p${index}":${text(detail)}`);

/** Each schema holds the next one, and a member that differs. */
const chain = (length: number, detail: number): string =>
  `{${list(length, (index) => `"L${index}":${object(`"next":${ref(`L${index + 1}`)},"a":${text(detail)}`)}`)},"L${length}":${text(detail)}}`;

const bareChain = (length: number, detail: number): string =>
  `{"$ref":"#/$defs/L0","$defs":${chain(length, detail).replaceAll('#/components/schemas/', '#/$defs/')}}`;

const named = (count: number, detail: number, name = 'k'): string =>
  list(count, (index) =>
    object(`"${name}${index}_${detail}":{"type":"string"}`, `,"required":["${name}${index}_${detail}"]`),
  );

/** Documents of which all is changed, so that what is found grows with them, or with a power of their size. */
export const growingSchemas: readonly HostileCase[] = [
  json('500,000 members of one object, all changed', (detail) => document(object(members(500_000, detail)))),
  json('600,000 members of one object, all other ones', (detail) =>
    document(object(list(600_000, (index) => `"p${index}_${detail}":true`))),
  ),
  json('200,000 operations, each changed', (detail) =>
    withPaths(list(200_000, (index) => `"/a${index}":${operation(text(detail))}`)),
  ),
  json('5,000 operations of one schema with 5,000 changed members', (detail) =>
    withPaths(
      list(5000, (index) => `"/a${index}":${operation(ref('A'))}`),
      `{"A":${object(members(5000, detail))}}`,
    ),
  ),
  json('20,000 schemas in one chain, all changed', (detail) => document(ref('L0'), chain(20_000, detail))),
  json('20,000 JSON Schemas in one chain, all changed', (detail) => bareChain(20_000, detail)),
  json('enum of 1,000,000 values, half of them other ones', (detail) =>
    document(
      `{"enum":[${list(1_000_000, (index) => `"v${index % 2 === 0 ? index : index * detail + 1}"`)}]}`,
    ),
  ),
  json('enum of 30,000 objects, all other ones', (detail) =>
    document(`{"enum":[${list(30_000, (index) => `{"a":${index},"b":${detail}}`)}]}`),
  ),
  json('anyOf of 5,000 against 5,000 others', (detail) => document(`{"anyOf":[${named(5000, detail)}]}`)),
  json('oneOf of 250 with long texts against 250 others', (detail) =>
    document(
      `{"oneOf":[${list(250, (index) => object(`"k":{"const":${index}}`, `,"description":"${'x'.repeat(60_000)}${index * detail}"`))}]}`,
    ),
  ),
  json('allOf of 20,000 objects with a member each', (detail) =>
    document(`{"allOf":[${list(20_000, (index) => object(`"k${index}":${text(detail)}`))}]}`),
  ),
  json('allOf of 3,000 conditions', (detail) =>
    document(
      `{"allOf":[${list(3000, (index) => `{"not":{"type":"object","required":["k${index}_${detail}"]}}`)}]}`,
    ),
  ),
  json('100,000 required members, all other ones', (detail) =>
    document(
      object('"a":{"type":"string"}', `,"required":[${list(100_000, (index) => `"r${index}_${detail}"`)}]`),
    ),
  ),
  json('100,000 required members, and 100,000 that are not any more', (detail) =>
    document(
      object(
        members(100_000, detail),
        detail === 10 ? '' : `,"required":[${list(100_000, (index) => `"p${index}"`)}]`,
      ),
    ),
  ),
  json('2,000 patterns for 100,000 members', (detail) =>
    document(
      object(
        members(100_000, detail),
        `,"patternProperties":{${list(2000, (index) => `"^x${index}":${text(detail)}`)}}`,
      ),
    ),
  ),
  json('a description of 30 MB', (detail) =>
    document(`{"type":"string","description":"${'x'.repeat(30_000_000)}${detail}"}`),
  ),
  json('20,000 references, each through all that follow', (detail) =>
    document(
      object(list(20_000, (index) => `"p${index}":${ref(`R${index}`)}`)),
      `{${list(20_000, (index) => `"R${index}":${ref(`R${index + 1}`)}`)},"R20000":${text(detail)}}`,
    ),
  ),
  json('5,000 sets of credentials against 5,000 others', (detail) =>
    withPaths(
      `"/a":{"get":{"security":[${list(5000, (index) => `{"s${index}":[${list(20, (scope) => `"x${scope}_${detail}"`)}],"t":[]}`)}],"responses":{}}}`,
    ),
  ),
  json('100,000 parameters, all changed', (detail) =>
    withPaths(
      `"/a":{"get":{"parameters":[${list(100_000, (index) => `{"name":"p${index}","in":"query","schema":${text(detail)}}`)}],"responses":{}}}`,
    ),
  ),
];
