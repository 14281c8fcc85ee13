import { Lexer, Source, TokenKind } from 'graphql';

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * How many brackets of a GraphQL text stand within each other at most. Goes on where brackets do not match; throws a
 * `GraphQLError` for a text of which no words can be made.
 */
export function nestingDepth(text: string): number {
  const lexer = new Lexer(new Source(text));
  let [depth, deepest] = [0, 0];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (opening.has(token.kind)) depth += 1;
    else if (closing.has(token.kind)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
