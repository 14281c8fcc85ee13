/** White space, commas and comments, which mean nothing, and descriptions, which may stand before a definition. */
const ignored = /^(?:[\s,]+|#[^\n]*|"""(?:[^"\\]|\\[^]|"(?!""))*"""|"(?!"")(?:[^"\\\n]|\\.)*"(?=\s*[a-z]))/;

const definition =
  /^(?:extend\s+)?(?:(?:type|interface|union|enum|input|scalar)\s+[_A-Za-z]|directive\s*@|schema\s*[@{])/;

/** Whether a text is GraphQL SDL: called so, or it begins with a definition. Looks at the beginning only. */
export function isGraphql(name: string, text: string): boolean {
  if (/\.(?:graphqls?|gql)$/i.test(name)) return true;
  let rest = text.slice(0, 100_000);
  for (let match = ignored.exec(rest); match !== null; match = ignored.exec(rest))
    rest = rest.slice(match[0].length);
  return definition.test(rest);
}
