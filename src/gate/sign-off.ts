import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { Ledger, LedgerHead } from '../ledger/ledger.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { nearestHint } from '../util/nearest-hint.ts';
import { envelopeEntry } from './envelope-entry.ts';
import type { Basis } from './facts.ts';
import { GateError } from './gate-error.ts';
import { requireRole } from './require-role.ts';
import { signOffType } from './predicates/sign-off.ts';
import { signOffSubjects } from './sign-off-item.ts';
import type { Trust } from './trust.ts';

export type SignOffRequest = {
  readonly item: string;
  readonly reference?: string;
  readonly key: SigningKey;
};

/**
 * Signs one item of the checklist about the bytes that are there now, and writes it into the ledger. Throws a `GateError`:
 * `item_unknown` for what is no sign-off of the checklist, `key_not_trusted` for a key that is no approver's,
 * `reference_missing` where the checklist wants one.
 */
export async function signOff(
  { item, key, reference }: SignOffRequest,
  basis: Basis,
  trust: Trust,
  ledger: Ledger,
): Promise<LedgerHead & { readonly by: string; readonly statement: string }> {
  const rules = basis.checklist.signOffs;
  const rule = rules.find(({ id }) => id === item);
  if (rule === undefined)
    throw unknownItem(
      item,
      rules.map(({ id }) => id),
    );
  const by = requireRole(key, 'approver', trust, basis.now);
  const provider = basis.contract.provider.id;
  if (rule.reference === true && (reference ?? '').trim() === '') throw missingReference(provider, item);
  const expiresAt = new Date(basis.now.getTime() + durationToMilliseconds(rule.expires)).toISOString();
  const envelope = signStatement(
    {
      subjects: signOffSubjects(rule, basis.subjects),
      predicateType: signOffType,
      predicate: {
        ...{ provider, item, statement: rule.statement, signedAt: basis.now.toISOString() },
        expiresAt,
        ...(reference === undefined ? {} : { reference }),
      },
    },
    [key],
  );
  const { root, size } = await ledger.append(envelopeEntry('sign-off', provider, basis.now, { envelope }));
  return { root, size, by, statement: rule.statement };
}

function missingReference(provider: string, item: string): GateError {
  return new GateError('reference_missing', `${item} needs a reference: what can be looked up later`, {
    exitCode: 2,
    hint: `livegate sign-off ${provider} ${item} --reference <where it can be looked up>`,
  });
}

function unknownItem(item: string, known: readonly string[]): GateError {
  return new GateError('item_unknown', `nobody has to sign ${item}`, {
    exitCode: 2,
    hint: nearestHint(item, known),
  });
}
