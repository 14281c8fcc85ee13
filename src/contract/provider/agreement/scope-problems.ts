import type { ConfigProblem } from '../../../util/errors.ts';
import { nearestOf } from '../../../util/nearest.ts';
import { getAt } from '../../../util/pointer.ts';
import { inputsIn } from '../inputs-in.ts';
import { label, memberOf, membersOf, textsIn } from '../problem-reporter.ts';
import type { ReportProblem } from '../problem-reporter.ts';
import { misspelt } from './misspelt.ts';

/**
 * Scopes of operations that are a misspelling of one that the contract declares, or that a token of `auth` is asked for
 * with. Others are none: many a provider has its own way to say what a token may do.
 */
export function findScopeProblems(
  provider: unknown,
  openapi: unknown,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const declared = declaredScopes(openapi);
  const asked = askedScopes(provider);
  const known = [...new Set([...declared, ...asked])];
  return membersOf(memberOf(provider, 'operations')).flatMap(([id, policy]) =>
    textsIn(memberOf(policy, 'scopes'), ['operations', id, 'scopes']).flatMap(({ path, text }) => {
      if (known.includes(text) || misspelt(text, known) === undefined) return [];
      const message = `${label(path)}: no token is given such a scope`;
      const listed = declared.length === 0 ? asked : declared;
      return [
        report(path, {
          message,
          expected: `one of ${listed.join(', ')}`,
          found: text,
          ...nearestOf(text, known),
        }),
      ];
    }),
  );
}

/** The scopes of all flows of all security schemes (OAuth 2). */
function declaredScopes(openapi: unknown): readonly string[] {
  const schemes = membersOf(getAt(openapi, '/components/securitySchemes')).map(([, scheme]) => scheme);
  const flows = schemes.flatMap((scheme) => membersOf(memberOf(scheme, 'flows')).map(([, flow]) => flow));
  return [...new Set(flows.flatMap((flow) => membersOf(memberOf(flow, 'scopes')).map(([scope]) => scope)))];
}

/** The words that tokens are asked for with; several scopes may stand in one text. */
function askedScopes(provider: unknown): readonly string[] {
  const inputs = inputsIn(memberOf(provider, 'auth'), ['auth']);
  const texts = inputs.flatMap(({ path, template }) => textsIn(template, path));
  return [...new Set(texts.flatMap(({ text }) => text.split(/\s+/)))].filter((word) => !/^$|\$/.test(word));
}
