import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { Attempt } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import type { DocumentBuilder } from './document-builder.ts';
import { documents } from './output-candidates.ts';
import { requiredOf } from './routes.ts';
import { wrapIn } from './sample-literal.ts';

type Of<By extends Attempt['by']> = Extract<Attempt, { readonly by: By }>;

export function directiveCandidates(
  build: DocumentBuilder,
  { argument, demands, directive, location }: Of<'directive'>,
): readonly Candidate[] {
  const definition = build.old.directives.get(directive);
  if (definition === undefined) return [];
  const applied = applications(build, definition, argument);
  const locations = location === undefined ? [...definition.names.keys()] : [location];
  const texts = applied.flatMap((text) => locations.map((one) => documentWith(build, one, text)));
  return documents(texts, [demands ?? argument ?? directive]);
}

export function repeatedCandidates(build: DocumentBuilder, directive: string): readonly Candidate[] {
  const definition = build.old.directives.get(directive);
  if (definition === undefined) return [];
  const applied = applications(build, definition, undefined).map((text) => `${text} ${text}`);
  const texts = [...definition.names.keys()].flatMap((location) =>
    applied.map((text) => documentWith(build, location, text)),
  );
  return documents(texts, [directive]);
}

/** A value of an input type in an argument of each directive that takes it. */
export function directiveValueCandidates(
  build: DocumentBuilder,
  type: string,
  value: string,
): readonly Candidate[] {
  const texts = [...build.old.directives.values()].flatMap((definition) => {
    const takers = [...definition.members.values()].filter(({ named }) => named === type);
    const applied = takers.flatMap((one) =>
      applications(build, definition, one.name, [wrapIn(one.type, value)]).slice(0, 1),
    );
    return applied.flatMap((text) =>
      [...definition.names.keys()].map((location) => documentWith(build, location, text)),
    );
  });
  return documents(texts, [value]);
}

/** The directive as it can be applied: with the argument in question, without it, with null in it. */
function applications(
  build: DocumentBuilder,
  definition: SdlDefinition,
  argument: string | undefined,
  values?: readonly string[],
): readonly string[] {
  const required = requiredOf(definition.members.values()).filter(({ name }) => name !== argument);
  const filled = required.map((one) => `${one.name}: ${build.samples.of(one)}`);
  const inQuestion = argument === undefined ? undefined : definition.members.get(argument);
  const literals = inQuestion === undefined ? [] : (values ?? [build.samples.of(inQuestion), 'null']);
  const uses = [...literals.map((literal) => [...filled, `${argument ?? ''}: ${literal}`]), filled];
  return uses.map((args) => `@${definition.name}${args.length === 0 ? '' : `(${args.join(', ')})`}`);
}

function documentWith(build: DocumentBuilder, location: string, applied: string): string | undefined {
  const root = build.old.roots().get('query')?.name ?? 'Query';
  switch (location) {
    case 'QUERY':
    case 'MUTATION':
    case 'SUBSCRIPTION':
      return operationWith(build, location.toLowerCase() as 'query' | 'mutation' | 'subscription', applied);
    case 'FIELD':
      return `query { __typename ${applied} }`;
    case 'INLINE_FRAGMENT':
      return `query { ... ${applied} { __typename } }`;
    case 'FRAGMENT_SPREAD':
      return `query { ...F ${applied} } fragment F on ${root} { __typename }`;
    case 'FRAGMENT_DEFINITION':
      return `query { ...F } fragment F on ${root} ${applied} { __typename }`;
    case 'VARIABLE_DEFINITION':
      return `query ($v: Boolean! ${applied}) { __typename @include(if: $v) }`;
    default:
      return undefined;
  }
}

function operationWith(
  build: DocumentBuilder,
  operation: 'query' | 'mutation' | 'subscription',
  applied: string,
): string | undefined {
  const root = build.old.roots().get(operation);
  const [field] = build.old.types.get(root?.name ?? '')?.members.values() ?? [];
  if (field === undefined) return undefined;
  // A subscription must select one field that is none of introspection's.
  const selection = operation === 'subscription' ? build.selection(field) : '__typename';
  return `${operation} ${applied} { ${selection} }`;
}
