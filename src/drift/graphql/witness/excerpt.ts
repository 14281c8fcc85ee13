import type { SdlMember, SdlPart } from '../sdl/sdl-model.ts';
import { isBuiltInType } from '../sdl/sdl-schema.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { interfaceNames } from './routes.ts';

/** What of documents decides how much of a schema they need: the types that they get to, and their words. */
export type DocumentTraces = { readonly types: ReadonlySet<string>; readonly words: ReadonlySet<string> };

/**
 * The part of an SDL that decides whether documents are valid, as it stands in the text: of the object types and the
 * interfaces that they get to the fields whose names they contain; the other types, all directives and the schema whole;
 * of every other type that is named there no more than its kind.
 */
export function excerptOf(schema: SdlSchema, { types, words }: DocumentTraces): string {
  const reached = [...types].flatMap((name) => schema.types.get(name) ?? []);
  const selected = reached.filter(hasFields).map((type) => selectedOf(schema, type, words));
  const always = [...schema.directives.values(), ...(schema.schema === undefined ? [] : [schema.schema])];
  const leaves = reached.filter((type) => !hasFields(type));
  const sent = [
    ...selected.flatMap(({ names }) => names),
    ...always.flatMap(namesIn),
    ...leaves.flatMap(namesIn),
  ];
  const keptTypes = [...new Set([...leaves, ...sentTypes(schema, sent)])];
  const kept = [...keptTypes, ...always];
  const roots = [...schema.roots().values()].map(({ name }) => name);
  const named = new Set([...roots, ...selected.flatMap(({ names }) => names), ...kept.flatMap(namesIn)]);
  const interfaces = new Set(reached.filter(({ kind }) => kind === 'interface').map(({ name }) => name));
  for (const type of schema.types.values())
    if (interfaceNames(type).some((name) => interfaces.has(name))) named.add(type.name);
  const whole = new Set([...types, ...keptTypes.map(({ name }) => name)]);
  const stubs = [...named]
    .filter((name) => !whole.has(name) && !isBuiltInType(name))
    .map((name) => stub(name, schema.types.get(name), interfaces));
  const definitions = [
    ...keptTypes.map((type) => definedText(schema, type)),
    ...always.map(({ parts }) => textOf(schema, ...parts)),
  ];
  // A name that nothing defines must not stop the rest from being built.
  const undefinedTypes = [...types].filter((name) => !schema.types.has(name) && named.has(name));
  const unknown = undefinedTypes.filter((name) => !isBuiltInType(name)).map((name) => `scalar ${name}`);
  return [...selected.map(({ text }) => text), ...definitions, ...stubs, ...unknown, builtIns].join('\n');
}

const comment = /#[^\n\r]*/;
const blockString = /"""(?:\\"""|[^])*?"""/;
const string = /"(?:[^"\\\n\r]|\\.)*"/;
const texts = new RegExp([comment, blockString, string].map(({ source }) => source).join('|'), 'g');

/** The enums and input types of these names, and those inside them: a default may be any value of theirs. */
function sentTypes(schema: SdlSchema, names: readonly string[]): readonly SdlDefinition[] {
  const found = new Set<SdlDefinition>();
  const add = (type: SdlDefinition | undefined): void => {
    if (type?.kind === 'enum' || type?.kind === 'input') found.add(type);
  };
  for (const name of names) add(schema.types.get(name));
  // A set gives what is added while it is gone through.
  for (const type of found) for (const name of namesIn(type)) add(schema.types.get(name));
  return [...found];
}

function hasFields({ kind }: SdlDefinition): boolean {
  return kind === 'type' || kind === 'interface';
}

type Selected = { readonly text: string; readonly names: readonly string[] };

function selectedOf(schema: SdlSchema, type: SdlDefinition, words: ReadonlySet<string>): Selected {
  const interfaces = [...type.interfaces.keys()];
  const fields = [...type.members.values()].filter(({ name }) => words.has(name));
  const bodies = fields.map(({ end, offset }) => textOf(schema, { start: offset, end }));
  return {
    text: `${type.kind} ${type.name}${implementing(interfaces)}${fields.length === 0 ? '' : ` { ${bodies.join('\n')} }`}`,
    names: [...interfaces, ...fields.flatMap(namesOf)],
  };
}

function implementing(interfaces: readonly string[]): string {
  return interfaces.length === 0 ? '' : ` implements ${interfaces.join(' & ')}`;
}

// graphql-js knows those of the built-in scalars that something in the schema names; a document may name any.
const builtIns = 'type _ { Int: Int Float: Float ID: ID }';

/** A service of a federation may have no more than the extension of a type: that makes the type here. */
function definedText(schema: SdlSchema, { parts }: SdlDefinition): string {
  const text = textOf(schema, ...parts);
  return parts[0]?.extension === true ? text.slice('extend'.length) : text;
}

// Words for people are most of a schema's text, and cost graphql-js most of its time.
function textOf(schema: SdlSchema, ...parts: readonly Pick<SdlPart, 'start' | 'end'>[]): string {
  const whole = parts.map(({ end, start }) => schema.text.slice(start, end)).join('\n');
  return whole.replaceAll(texts, (text) => {
    if (text.startsWith('#')) return '';
    return text.startsWith('"""') ? '""' : text;
  });
}

function namesIn({ interfaces, members, names, kind }: SdlDefinition): readonly string[] {
  return [
    ...interfaces.keys(),
    ...(kind === 'union' ? names.keys() : []),
    ...(kind === 'enum' ? [] : [...members.values()].flatMap(namesOf)),
  ];
}

function namesOf({ args, named }: SdlMember): readonly string[] {
  return [named, ...args.flatMap(namesOf)];
}

function stub(name: string, type: SdlDefinition | undefined, interfaces: ReadonlySet<string>): string {
  const implemented = [...(type?.interfaces.keys() ?? [])].filter((one) => interfaces.has(one));
  return `${type?.kind ?? 'scalar'} ${name}${implementing(implemented)}`;
}
