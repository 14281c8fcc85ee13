import type { SdlMember } from '../sdl/sdl-model.ts';
import type { Attempt } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import { directiveValueCandidates } from './directive-candidates.ts';
import type { DocumentBuilder } from './document-builder.ts';
import { documents } from './output-candidates.ts';

type Of<By extends Attempt['by']> = Extract<Attempt, { readonly by: By }>;

/** What an input can be given: a literal; nothing; a variable of its type; null. */
function usesOf(build: DocumentBuilder, input: SdlMember): readonly (string | undefined)[] {
  const { type, default: value } = input;
  const optional = !type.endsWith('!') || value !== undefined;
  return [
    build.samples.of(input),
    ...(optional ? [undefined] : []),
    '$v',
    ...(type.endsWith('!') ? [] : ['null']),
  ];
}

function variablesFor(use: string | undefined, type: string): { readonly variables?: string } {
  return use === '$v' ? { variables: `$v: ${type}` } : {};
}

export function argumentCandidates(
  build: DocumentBuilder,
  { type, field, argument }: Of<'argument'>,
): readonly Candidate[] {
  const member = build.field(type, field);
  const arg = member?.args.find(({ name }) => name === argument);
  if (member === undefined || arg === undefined) return [];
  const texts = usesOf(build, arg).map((use) =>
    build.selecting(type, member, {
      ...(use === undefined ? { without: argument } : { given: new Map([[argument, use]]) }),
      ...variablesFor(use, arg.type),
    }),
  );
  return documents(texts, [argument, '$v']);
}

export function inputFieldCandidates(
  build: DocumentBuilder,
  { type, field }: Of<'input-field'>,
): readonly Candidate[] {
  const member = build.field(type, field);
  if (member === undefined) return [];
  const texts = usesOf(build, member).map((use) => {
    const literal =
      use === undefined
        ? build.samples.object(type, new Map(), field)
        : build.samples.object(type, new Map([[field, use]]));
    return placed(build, type, literal, variablesFor(use, member.type));
  });
  return documents(texts, [field, '$v']);
}

/** A literal with what must be given; with nothing; with everything; each in some argument that takes the type. */
export function inputTypeCandidates(
  build: DocumentBuilder,
  { demands, type }: Of<'input-type'>,
): readonly Candidate[] {
  const members = [...(build.old.types.get(type)?.members.values() ?? [])];
  const all = new Map(members.map((member) => [member.name, build.samples.of(member)]));
  const literals = [build.samples.object(type), '{}', build.samples.object(type, all)];
  return documents(
    literals.map((literal) => placed(build, type, literal)),
    [demands ?? type],
  );
}

export function enumValueCandidates(
  build: DocumentBuilder,
  { type, value }: Of<'enum-value'>,
): readonly Candidate[] {
  return [
    ...documents([placed(build, type, value)], [value]),
    ...directiveValueCandidates(build, type, value),
  ];
}

function placed(
  build: DocumentBuilder,
  type: string,
  literal: string,
  use: { readonly variables?: string } = {},
): string | undefined {
  const place = build.place(type, literal);
  if (place === undefined) return undefined;
  const given = new Map([[place.argument.name, place.literal]]);
  return build.selecting(place.type, place.field, { ...use, given });
}
