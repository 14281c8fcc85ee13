import { both, list } from './make-document.ts';
import type { HostileCase } from './make-document.ts';

const sdl = (name: string, make: (detail: number) => string): HostileCase => ({
  name: `GraphQL, ${name}`,
  ending: 'graphql',
  make: both(make),
});

const answer = (detail: number): string => (detail === 10 ? 'Int' : 'String');
const input = (detail: number): string => (detail === 10 ? 'Int' : 'Boolean');

/** SDL of which all is changed, so that what is found grows with it, or with a power of its size. */
export const growingSdl: readonly HostileCase[] = [
  sdl(
    '40,000 types in one chain, all changed',
    (detail) =>
      `type Query { a: T0 } ${list(40_000, (index) => `type T${index} { a: T${index + 1} b: ${answer(detail)} }`, ' ')} type T40000 { b: Int }`,
  ),
  sdl(
    '1,000,000 fields of one type, all changed',
    (detail) => `type Query { ${list(1_000_000, (index) => `a${index}: ${answer(detail)}`, ' ')} }`,
  ),
  sdl(
    '100,000 values of an enum removed',
    (detail) =>
      `type Query { a(b: E): Int } enum E { X ${detail === 10 ? list(100_000, (index) => `V${index}`, ' ') : ''} }`,
  ),
  sdl(
    '100,000 values of an enum added',
    (detail) =>
      `type Query { a: E } enum E { X ${detail === 20 ? list(100_000, (index) => `V${index}`, ' ') : ''} }`,
  ),
  sdl(
    '20,000 input types in one chain, all changed',
    (detail) =>
      `type Query { a(b: I0): Int } ${list(20_000, (index) => `input I${index} { a: I${index + 1} b: ${input(detail)} }`, ' ')} input I20000 { b: Int }`,
  ),
  sdl(
    '20,000 input types in one chain, all demanded',
    (detail) =>
      `type Query { a(b: I0!): Int } ${list(20_000, (index) => `input I${index} { a: I${index + 1}! b: ${input(detail)}! }`, ' ')} input I20000 { b: Int }`,
  ),
  sdl(
    '20,000 implementations of one interface, all changed',
    (detail) =>
      `type Query { a: N } interface N { id: ID } ${list(20_000, (index) => `type T${index} implements N { id: ID b: ${answer(detail)} }`, ' ')}`,
  ),
  sdl(
    '300 types with 300 implementations each, all other ones',
    (detail) =>
      `type Query { ${list(300, (index) => `a${index}: U${index}`, ' ')} } ${list(300, (index) => `union U${index} = ${list(300, (member) => `T${(member + detail * 10) % 600}`, ' | ')}`, ' ')} ${list(600, (index) => `type T${index} { a: Int }`, ' ')}`,
  ),
  sdl(
    '100,000 arguments of one field, all changed',
    (detail) => `type Query { a(${list(100_000, (index) => `b${index}: ${input(detail)}`, ' ')}): Int }`,
  ),
  sdl(
    '1,500 fields that demand 300 arguments each',
    (detail) =>
      `type Query { ${list(1500, (index) => `a${index}(${list(300, (arg) => `b${arg}: Int!`, ' ')}): ${answer(detail)}`, ' ')} }`,
  ),
  sdl(
    '100,000 directives, all changed',
    (detail) =>
      `type Query { a: Int } ${list(100_000, (index) => `directive @d${index}(a: ${input(detail)}) on FIELD`, ' ')}`,
  ),
  sdl('a description of 30 MB', (detail) => `type Query { "${'x'.repeat(30_000_000)}${detail}" a: Int }`),
];
