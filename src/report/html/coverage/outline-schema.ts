import type { AnswerSchema } from '../../../contract/contract.ts';
import { dereference, isObject } from '../../../contract/schema/json-schema.ts';
import { toPointer } from '../../../util/pointer.ts';
import type { AnswerOutline } from './contract-outline.ts';

/** Deeper than this, and beyond so many fields, a schema mostly repeats itself. */
const deepest = 12;
const mostFields = 2000;
const combining = ['allOf', 'anyOf', 'oneOf'] as const;

type Draft = { readonly fields: Set<string>; readonly enums: Map<string, Set<string>> };

/** The fields and enumerations of a schema by their paths, `*` for any item; schemas that contain themselves are followed a few levels. */
export function outlineSchema({ document, pointer }: AnswerSchema): Omit<AnswerOutline, 'status'> {
  const draft: Draft = { fields: new Set(), enums: new Map() };
  visit(document, pointer, '', deepest, draft);
  const enums = [...draft.enums].map(([path, values]) => [path, [...values]] as const);
  return { fields: [...draft.fields], enums: Object.fromEntries(enums) };
}

function visit(document: object, at: string, path: string, left: number, draft: Draft): void {
  const { pointer, value } = dereference(document, at);
  if (!isObject(value) || left === 0 || draft.fields.size > mostFields) return;
  noteEnum(value['enum'], path, draft);
  for (const keyword of combining) {
    const list: unknown = value[keyword];
    if (Array.isArray(list))
      for (const index of list.keys())
        visit(document, `${pointer}/${keyword}/${index}`, path, left - 1, draft);
  }
  if (isObject(value['then'])) visit(document, `${pointer}/then`, path, left - 1, draft);
  if (isObject(value['items'])) visit(document, `${pointer}/items`, `${path}/*`, left - 1, draft);
  const properties = value['properties'];
  for (const name of isObject(properties) ? Object.keys(properties) : []) {
    const inner = `${path}${toPointer([name])}`;
    draft.fields.add(inner);
    visit(document, `${pointer}/properties${toPointer([name])}`, inner, left - 1, draft);
  }
}

function noteEnum(values: unknown, path: string, { enums }: Draft): void {
  if (!Array.isArray(values)) return;
  const known = enums.get(path) ?? new Set();
  for (const value of values) if (value !== null) known.add(String(value));
  enums.set(path, known);
}
