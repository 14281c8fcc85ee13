import type { DocumentNode, GraphQLError } from 'graphql';
import { parse } from 'graphql/language/parser.js';
import { visit } from 'graphql/language/visitor.js';
import { validateSchema } from 'graphql/type/validate.js';
import { buildASTSchema } from 'graphql/utilities/buildASTSchema.js';
import { KnownTypeNamesRule } from 'graphql/validation/rules/KnownTypeNamesRule.js';
import { validateSDL } from 'graphql/validation/validate.js';
import { firstOfEachName } from '../witness/first-of-each-name.ts';

/** In graphql-js's words: its users know them. `offset`: code units from the start of the text. */
export type SdlMistake = { readonly message: string; readonly offset: number };

/** What graphql-js's parser refuses a text for; undefined for one that it takes, or that is too deep for it. */
export function syntaxMistake(text: string): SdlMistake | undefined {
  try {
    parse(text, { noLocation: true });
  } catch (error) {
    return error instanceof RangeError ? undefined : toldOf(error as GraphQLError);
  }
  return undefined;
}

/**
 * The first thing for which a text is no schema: its syntax, a type that nothing defines, a type where none of its kind may stand
 * (GraphQL specification, section 3). What is given twice is none: the first counts. Undefined where graphql-js finds nothing.
 */
export function schemaMistake(text: string): SdlMistake | undefined {
  const syntax = syntaxMistake(text);
  if (syntax !== undefined) return syntax;
  const document = firstOfEachName(parse(text));
  const [unknown] = validateSDL(document, undefined, [KnownTypeNamesRule]);
  const mistake = unknown ?? misplacedType(document);
  return mistake && toldOf(mistake);
}

function misplacedType(document: DocumentNode): GraphQLError | undefined {
  // A default of a type that takes none stops graphql-js before it says so of the type.
  const withoutDefaults = visit(document, {
    InputValueDefinition: (node) => ({ ...node, defaultValue: undefined }),
  });
  const mistakesOf = (one: DocumentNode): readonly GraphQLError[] =>
    validateSchema(buildASTSchema(one, { assumeValidSDL: true }));
  try {
    return mistakesOf(withoutDefaults)[0] ?? mistakesOf(document)[0];
  } catch (error) {
    return error as GraphQLError;
  }
}

function toldOf({ message, positions }: Pick<GraphQLError, 'message' | 'positions'>): SdlMistake {
  return { message, offset: positions?.[0] ?? 0 };
}
