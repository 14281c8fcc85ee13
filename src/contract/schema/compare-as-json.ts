import type { Ajv2020, Code, CodeKeywordDefinition, KeywordCxt } from 'ajv/dist/2020.js';
import { loadAjv } from '../../util/load-ajv.ts';
import { isMultipleOf } from './decimal-multiple.ts';

/**
 * Has `const`, `enum` and `uniqueItems` compare objects and arrays as JSON (JSON Schema 2020-12 Core §4.2.2). Ajv 8 tells
 * objects apart by `constructor`, `valueOf` and `toString`, which in JSON are members like any other: it finds equal ones
 * unequal, and calls what a stranger wrote there. Lists are gone through once, where Ajv holds each item against each.
 * `multipleOf` divides decimal numbers, where Ajv divides binary ones and finds 19.99 no multiple of 0.01.
 */
export function compareAsJson(ajv: Ajv2020): void {
  replace(ajv, 'const', (cxt, original) => {
    if (isScalar(cxt.schema)) original.code(cxt);
    else cxt.pass(call(cxt, isOneOf([cxt.schema])));
  });
  replace(ajv, 'enum', (cxt, original) => {
    const values = cxt.schema as readonly unknown[];
    if (values.every(isScalar)) original.code(cxt);
    else cxt.pass(call(cxt, isOneOf(values)));
  });
  replace(ajv, 'multipleOf', (cxt, original) => {
    const divisor = cxt.schema as number;
    if (Number.isInteger(divisor)) original.code(cxt);
    else cxt.pass(call(cxt, (value: number) => isMultipleOf(value, divisor)));
  });
  replace(ajv, 'uniqueItems', (cxt) => {
    if (cxt.schema !== true) return;
    const { _ } = loadAjv();
    const twins = cxt.gen.const('twins', call(cxt, findTwins));
    cxt.setParams({ i: _`${twins}[0]`, j: _`${twins}[1]` });
    cxt.pass(_`${twins} === undefined`);
  });
}

type Replacement = (cxt: KeywordCxt, original: CodeKeywordDefinition) => void;

function replace(ajv: Ajv2020, keyword: string, code: Replacement): void {
  const original = ajv.getKeyword(keyword) as CodeKeywordDefinition;
  ajv.removeKeyword(keyword);
  ajv.addKeyword({
    ...original,
    code: (cxt) => {
      code(cxt, original);
    },
  });
}

function call({ data, gen }: KeywordCxt, check: (value: never) => unknown): Code {
  const { _ } = loadAjv();
  return _`${gen.scopeValue('func', { ref: check })}(${data})`;
}

function isOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const keys = new Set(values.map(keyOf));
  return (value) => keys.has(keyOf(value));
}

/** The first item that is there already, and where. */
function findTwins(items: readonly unknown[]): readonly [number, number] | undefined {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    const before = seen.get(key);
    if (before !== undefined) return [index, before];
    seen.set(key, index);
  }
  return undefined;
}

/** Two values are equal if and only if their keys are. Unlike canonical JSON also of a lone surrogate, which a stranger may send. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isScalar(member) || Array.isArray(member)
      ? member
      : Object.fromEntries(Object.entries(member as object).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
