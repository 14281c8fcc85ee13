import type { SdlMember, SdlPart } from '../sdl/sdl-model.ts';
import { isBuiltInType } from '../sdl/sdl-schema.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { interfaceNames } from './routes.ts';

/**
 * The part of an SDL that decides whether documents over the given types are valid: their definitions as they stand in
 * the text, those of all directives and of the schema, and of every other type that they name no more than its kind.
 */
export function excerptOf(schema: SdlSchema, types: ReadonlySet<string>): string {
  const whole = [...types].flatMap((name) => schema.types.get(name) ?? []);
  const always = [...schema.directives.values(), ...(schema.schema === undefined ? [] : [schema.schema])];
  const kept = [...whole, ...always];
  const roots = [...schema.roots().values()].map(({ name }) => name);
  const named = new Set([...roots, ...kept.flatMap(namesIn)]);
  const interfaces = new Set(whole.filter(({ kind }) => kind === 'interface').map(({ name }) => name));
  for (const type of schema.types.values())
    if (interfaceNames(type).some((name) => interfaces.has(name))) named.add(type.name);
  const stubs = [...named]
    .filter((name) => !types.has(name) && !isBuiltInType(name))
    .map((name) => stub(name, schema.types.get(name), interfaces));
  const definitions = kept.flatMap(({ parts }) => parts.map((part) => textOf(schema, part)));
  // A name that nothing defines must not stop the rest from being built.
  const undefinedTypes = [...types].filter((name) => !schema.types.has(name) && named.has(name));
  const unknown = undefinedTypes.filter((name) => !isBuiltInType(name)).map((name) => `scalar ${name}`);
  // The parser refuses a text with no definition in it.
  return [...definitions, ...stubs, ...unknown, 'scalar _'].join('\n');
}

const comment = /#[^\n\r]*/;
const blockString = /"""(?:\\"""|[^])*?"""/;
const string = /"(?:[^"\\\n\r]|\\.)*"/;
const texts = new RegExp([comment, blockString, string].map(({ source }) => source).join('|'), 'g');

// Words for people are most of a schema's text, and cost graphql-js most of its time.
function textOf(schema: SdlSchema, { end, start }: SdlPart): string {
  return schema.text.slice(start, end).replaceAll(texts, (text) => {
    if (text.startsWith('#')) return '';
    return text.startsWith('"""') ? '""' : text;
  });
}

function namesIn({ interfaces, members, names, kind }: SdlDefinition): readonly string[] {
  const inMember = ({ named, args }: SdlMember): readonly string[] => [named, ...args.flatMap(inMember)];
  return [
    ...interfaces.keys(),
    ...(kind === 'union' ? names.keys() : []),
    ...(kind === 'enum' ? [] : [...members.values()].flatMap(inMember)),
  ];
}

function stub(name: string, type: SdlDefinition | undefined, interfaces: ReadonlySet<string>): string {
  const implemented = [...(type?.interfaces.keys() ?? [])].filter((one) => interfaces.has(one));
  const clause = implemented.length === 0 ? '' : ` implements ${implemented.join(' & ')}`;
  const kind = type?.kind ?? 'scalar';
  const body = {
    type: ' { _: Boolean }',
    interface: ' { _: Boolean }',
    input: ' { _: Boolean }',
    enum: ' { _ }',
  };
  return `${kind} ${name}${clause}${kind in body ? body[kind as keyof typeof body] : ''}`;
}
