import type { Proof } from '../difference.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { Located, OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { sampleRequest, writeRequest } from './sample-request.ts';
import { goesOn, securitySchemes, sentAs } from './security-schemes.ts';
import { credentialSets } from './security.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/** Compares the security schemes of two documents: one difference for each, with the operations that ask for it. */
export function compareSchemes(readers: Readers, pairs: readonly OperationPair[], findings: Findings): void {
  const [before, after] = [securitySchemes(readers.old), securitySchemes(readers.new)];
  const renamed = readers.new.schemeNames;
  const known = new Set(renamed.values());
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is !== undefined) compareScheme(name, { old: was, new: is }, pairs, findings);
    else if (!known.has(name))
      tellScheme('removed', name, { old: was, new: readers.new.root }, pairs, findings);
  }
  for (const [name, is] of after)
    if (!before.has(name) && !renamed.has(name))
      tellScheme('added', name, { old: readers.old.root, new: is }, [], findings);
}

type Two = { readonly old: Located; readonly new: Located };

function compareScheme(name: string, two: Two, pairs: readonly OperationPair[], findings: Findings): void {
  const [was, is] = [two.old.raw, two.new.raw];
  if (!goesOn(was, is)) tellScheme('changed', name, two, pairs, findings);
  else if (!sameValue(was, is))
    note(findings, {
      ...two,
      rule: 'document-changed',
      path: ['security scheme', name],
      reason: `what is said of the security scheme ${name} changed`,
      oldValue: was,
      newValue: is,
      stoppedBy: '',
    });
}

function tellScheme(
  what: 'added' | 'removed' | 'changed',
  name: string,
  two: Two,
  pairs: readonly OperationPair[],
  findings: Findings,
): void {
  const asking = pairs.filter((pair) => asks(pair, 'old', name));
  note(findings, {
    ...two,
    rule: `security-scheme-${what}`,
    path: ['security scheme', name],
    reason: `security scheme ${name} ${what}`,
    operations: asking.map(({ old: { label } }) => label),
    ...(what === 'added' ? {} : { oldValue: two.old.raw }),
    ...(what === 'removed' ? {} : { newValue: two.new.raw }),
    ...(what === 'changed'
      ? { prove: () => proveSending(name, two, asking) }
      : { stoppedBy: 'how credentials are sent is judged by no validator' }),
  });
}

function asks(pair: OperationPair, side: 'old' | 'new', name: string): boolean {
  return credentialSets(pair.readers[side], pair[side].operation).some((set) => set.has(name));
}

/** A request with the credentials where the old scheme has them, to an operation that goes on asking for the scheme. */
function proveSending(name: string, two: Two, pairs: readonly OperationPair[]): Proof {
  const [sent, asked] = [sentAs(two.old.raw), sentAs(two.new.raw)];
  if (sent === undefined || asked === undefined || sent === asked)
    return { stoppedBy: 'by both documents the credentials are sent in the same way' };
  const pair = pairs.find((one) => asks(one, 'new', name));
  if (pair === undefined) return { stoppedBy: 'no operation asks for the scheme' };
  const { old } = pair;
  const credentials = credentialSets(pair.readers.old, old.operation).find((set) => set.has(name));
  const request = sampleRequest(pair.readers.old, old, { credentials: credentials ?? new Map() });
  return {
    witness: {
      kind: 'request',
      acceptedBy: 'old',
      refusedBy: 'new',
      refusal: `asks for ${name} in ${asked}`,
      request: `${writeRequest(request)}\n(${name} in ${sent})`,
    },
  };
}
