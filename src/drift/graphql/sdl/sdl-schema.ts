import { findDuplicates } from './find-duplicates.ts';
import type { SdlDuplicate } from './find-duplicates.ts';
import { MergedDefinition } from './merged-definition.ts';
import type { SdlDefinition } from './merged-definition.ts';
import type { SdlName, SdlPart } from './sdl-model.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

const defaultRoots: readonly (readonly [OperationKind, string])[] = [
  ['query', 'Query'],
  ['mutation', 'Mutation'],
  ['subscription', 'Subscription'],
];

/** The definitions of one SDL by name, extensions merged in. */
export class SdlSchema {
  readonly text: string;
  readonly parts: readonly SdlPart[];
  readonly types: ReadonlyMap<string, SdlDefinition>;
  readonly directives: ReadonlyMap<string, SdlDefinition>;
  /** The schema definition where there is one. */
  readonly schema: SdlDefinition | undefined;
  readonly duplicates: readonly SdlDuplicate[];
  /** Definitions of what the specification gives, which say nothing new. */
  readonly builtIns: readonly SdlPart[];

  constructor(text: string, parts: readonly SdlPart[]) {
    const duplicates: SdlDuplicate[] = [];
    const types = new Map<string, SdlPart[]>();
    const directives = new Map<string, SdlPart[]>();
    const schema: SdlPart[] = [];
    this.builtIns = parts.filter(isBuiltIn);
    for (const part of parts) group(part, { types, directives, schema });
    const mergeAll = (groups: ReadonlyMap<string, readonly SdlPart[]>): ReadonlyMap<string, SdlDefinition> =>
      new Map([...groups].map(([name, group]) => [name, merge(group, duplicates)]));
    this.text = text;
    this.parts = parts;
    this.types = mergeAll(types);
    this.directives = mergeAll(directives);
    this.schema = schema.length > 0 ? merge(schema, duplicates) : undefined;
    this.duplicates = duplicates.toSorted((a, b) => a.offset - b.offset);
  }

  /** The root types by operation: those of the schema definition, or the types of the usual names. */
  roots(): ReadonlyMap<OperationKind, SdlName> {
    const declared = this.schema?.members;
    const roots = new Map<OperationKind, SdlName>();
    for (const [operation, usual] of defaultRoots) {
      const given = declared?.get(operation);
      const type = this.types.get(usual);
      if (given !== undefined) roots.set(operation, { name: given.type, offset: given.offset });
      else if (!this.#declaresRoots() && type?.kind === 'type') roots.set(operation, type);
    }
    return roots;
  }

  #declaresRoots(): boolean {
    return this.schema?.parts.some((part) => !part.extension) ?? false;
  }
}

type Groups = {
  readonly types: Map<string, SdlPart[]>;
  readonly directives: Map<string, SdlPart[]>;
  readonly schema: SdlPart[];
};

const builtInTypes: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);
const builtInDirectives: ReadonlySet<string> = new Set([
  'skip',
  'include',
  'deprecated',
  'specifiedBy',
  'oneOf',
]);

/** Whether a type is given by the specification; whoever defines it again says nothing new. */
export function isBuiltInType(name: string): boolean {
  return builtInTypes.has(name) || name.startsWith('__');
}

function isBuiltIn({ kind, name }: SdlPart): boolean {
  return kind === 'directive' ? builtInDirectives.has(name) : kind !== 'schema' && isBuiltInType(name);
}

function group(part: SdlPart, groups: Groups): void {
  if (part.kind === 'schema') {
    insert(groups.schema, part);
    return;
  }
  if (isBuiltIn(part)) return;
  const known = part.kind === 'directive' ? groups.directives : groups.types;
  const parts = known.get(part.name);
  if (parts === undefined) known.set(part.name, [part]);
  else insert(parts, part);
}

/** The definition itself goes before the extensions that stood before it. */
function insert(parts: SdlPart[], part: SdlPart): void {
  if (!part.extension && parts[0]?.extension === true) parts.unshift(part);
  else parts.push(part);
}

function merge(all: readonly SdlPart[], duplicates: SdlDuplicate[]): SdlDefinition {
  const [first] = all;
  if (first === undefined) throw new TypeError('a definition has at least one part');
  const title = first.kind === 'directive' ? `@${first.name}` : first.name;
  const again = all.filter((part) => part !== first && (!part.extension || part.kind !== first.kind));
  for (const part of again) duplicates.push({ message: `${title} is defined twice`, offset: part.offset });
  const isAgain = new Set(again);
  const parts = again.length === 0 ? all : all.filter((part) => !isAgain.has(part));
  const before = duplicates.length;
  findDuplicates(first.kind, title, parts, duplicates);
  return new MergedDefinition(first, parts, duplicates.length > before);
}
