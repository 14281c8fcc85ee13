import type { SdlMember } from '../sdl/sdl-model.ts';
import type { OperationKind } from '../sdl/sdl-schema.ts';
import type { Attempt } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import type { DocumentBuilder } from './document-builder.ts';

type Of<By extends Attempt['by']> = Extract<Attempt, { readonly by: By }>;

/** So many parts of a large type are tried before it is given up. */
const most = 12;

/** Documents without those that nothing gets to. */
export function documents(
  texts: readonly (string | undefined)[],
  about: readonly string[],
): readonly Candidate[] {
  return texts.flatMap((document) => (document === undefined ? [] : [{ document, about }]));
}

export function* fieldCandidates(
  build: DocumentBuilder,
  { demands, field, type }: Of<'field'>,
): Iterable<Candidate> {
  const member = build.field(type, field);
  if (member === undefined) return;
  const inner = member.named;
  yield* documents([build.selecting(type, member)], [demands ?? field]);
  if (demands !== undefined) return;
  const deeper = partsOf(build, inner);
  const about = [field, inner, ...deeper.map(({ name }) => name)];
  for (const { text } of deeper)
    yield* documents([build.selecting(type, member, { selection: text() })], about);
  for (const holder of holdersOf(build, type)) yield* answers(build, holder, field);
}

/** An interface's field is answered by its implementations. */
function holdersOf(build: DocumentBuilder, type: string): readonly string[] {
  return build.old.types.get(type)?.kind === 'interface'
    ? build.routes.membersOf(type).slice(0, most)
    : [type];
}

function answers(build: DocumentBuilder, type: string, field: string): readonly Candidate[] {
  const member = build.field(type, field);
  if (member === undefined) return [];
  const result = { field: `${type}.${field}` };
  return documents([build.selecting(type, member)], []).map((candidate) => ({ ...candidate, result }));
}

/** Selections that only a type of this name allows, each written when it is tried. */
function partsOf(
  build: DocumentBuilder,
  type: string,
): readonly { readonly name: string; readonly text: () => string }[] {
  if (!build.isComposite(type)) return [];
  return [
    ...fieldsOf(build, type).map((field) => ({ name: field.name, text: () => build.selection(field) })),
    ...[type, ...build.routes.membersOf(type).slice(0, most)].map((name) => ({
      name,
      text: () => spread(name),
    })),
  ];
}

function fieldsOf(build: DocumentBuilder, type: string): readonly SdlMember[] {
  return (build.old.types.get(type)?.unplaced ?? []).slice(0, most);
}

function spread(type: string): string {
  return `... on ${type} { __typename }`;
}

export function* typeCandidates(build: DocumentBuilder, type: string): Iterable<Candidate> {
  if (build.isComposite(type)) {
    const selecting = (text: string): readonly Candidate[] => documents([build.within(type, text)], [type]);
    // Where the way to the type is a fragment on it, that alone is the plainest.
    yield* selecting('__typename');
    yield* selecting(spread(type));
    for (const { text } of partsOf(build, type)) yield* selecting(text());
    // The root of a subscription has no `__typename` to be asked for.
    for (const field of fieldsOf(build, type))
      yield* selecting(`... on ${type} { ${build.selection(field)} }`);
    yield* enumResultCandidates(build, { type });
    yield* typenameCandidates(build, { by: 'typename', abstract: type, type: '' });
    return;
  }
  yield* sentCandidates(build, type);
  yield* enumResultCandidates(build, { type });
}

/** A variable of the type, and a literal, where some argument takes them. */
function sentCandidates(build: DocumentBuilder, type: string): readonly Candidate[] {
  const texts = ['$v', literalOf(build, type)].map((value) => {
    const place = build.place(type, value);
    if (place === undefined) return undefined;
    const given = new Map([[place.argument.name, place.literal]]);
    // Non-null, so that it fits wherever the type stands.
    const use = value === '$v' ? { given, variables: `$v: ${type}!` } : { given };
    return build.selecting(place.type, place.field, use);
  });
  return documents(texts, [type]);
}

// No kind of input type but a scalar takes a text.
function literalOf(build: DocumentBuilder, type: string): string {
  const definition = build.old.types.get(type);
  if (definition?.kind === 'input') return build.samples.object(type);
  const [value] = definition?.kind === 'enum' ? definition.members.keys() : [];
  return value ?? '"a"';
}

export function spreadCandidates(
  build: DocumentBuilder,
  { type, abstract }: Of<'spread'>,
): readonly Candidate[] {
  const texts = [build.within(abstract, spread(type)), build.within(type, spread(abstract))];
  return documents(texts, [type, abstract]);
}

export function rootCandidates(build: DocumentBuilder, operation: OperationKind): readonly Candidate[] {
  const root = build.old.roots().get(operation)?.name ?? '';
  const fields = [...(build.old.types.get(root)?.members.values() ?? [])].slice(0, most);
  const texts = fields.map((field) => `${operation} { ${build.selection(field)} }`);
  const about = [root, operation, ...fields.map(({ name }) => name)];
  return [
    ...documents([`${operation} { __typename }`], []),
    ...documents([...texts, `${operation} { ${spread(root)} }`], about),
  ];
}

export function typenameCandidates(
  build: DocumentBuilder,
  { abstract, type }: Of<'typename'>,
): readonly Candidate[] {
  const result = { abstract, type };
  return documents([build.within(abstract, '__typename')], []).map((candidate) => ({ ...candidate, result }));
}

/** An answer in which some field of the type holds the value, or where none is given, whatever the new type allows. */
export function enumResultCandidates(
  build: DocumentBuilder,
  { type, value }: { readonly type: string; readonly value?: string },
): readonly Candidate[] {
  const place = build.routes.answering(type);
  if (place === undefined) return [];
  const { holder, member } = place;
  const document = build.selecting(holder, member);
  const result = { field: `${holder}.${member.name}`, ...(value === undefined ? {} : { value }) };
  const plain = value === undefined ? documents([document], [member.name, type]) : [];
  return [...plain, ...documents([document], []).map((candidate) => ({ ...candidate, result }))];
}
