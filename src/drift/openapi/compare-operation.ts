import { sunsetKeyword } from '../announced/sunset-time.ts';
import type { ChangeDirection } from '../../model/change.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { compareDocumentation } from './documentation.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair, Told } from './operation-changes.ts';
import { compareParameters } from './parameters.ts';
import { proveRequest } from './prove-request.ts';
import { compareRequestBody } from './request-body.ts';
import { compareResponses } from './responses.ts';
import { credentialSets, satisfies, securityPlace } from './security.ts';
import type { Credentials } from './security.ts';
import { compareDeprecation, compareSunset } from './sunset.ts';

/** Compares all that two documents say of one operation. */
export function compareOperation(pair: OperationPair, findings: Findings): void {
  const { new: next, old } = pair;
  const told = { direction: old.sent, path: [], old: old.operation, new: next.operation };
  compareDocumentation(pair, findings, {
    ...told,
    rule: `${old.sent}-documentation-changed`,
    keywords: ['summary', 'description', 'tags', 'externalDocs'],
  });
  compareDeprecation(pair, findings, { ...told, rule: 'operation-deprecated' });
  compareSunset(pair, findings, { ...told, rule: 'sunset', unread: `${old.sent}-extension-changed` });
  const [id, newId] = [old.operation.raw['operationId'], next.operation.raw['operationId']];
  if (!sameValue(id, newId))
    tell(findings, old.label, {
      ...told,
      rule: 'operation-id-changed',
      reason: `operationId ${text(id)} → ${text(newId)}`,
      oldValue: id,
      newValue: newId,
    });
  compareSecurity(pair, findings);
  compareParameters(pair, findings);
  compareRequestBody(pair, findings);
  compareResponses(pair, findings);
  compareExtensions(pair, findings);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : 'none';
}

function compareSecurity(pair: OperationPair, findings: Findings): void {
  const { sent } = pair.old;
  // What the whole document asks for is for calls of the provider.
  const isSaid = [pair.old, pair.new].some(({ operation }) => Object.hasOwn(operation.raw, 'security'));
  if (sent === 'response' && !isSaid) return;
  const [old, next] = [
    credentialSets(pair.readers.old, pair.old.operation),
    credentialSets(pair.readers.new, pair.new.operation),
  ];
  const told = {
    direction: sent,
    path: ['security'],
    old: securityPlace(pair.readers.old, pair.old.operation),
    new: securityPlace(pair.readers.new, pair.new.operation),
    oldValue: written(old),
    newValue: written(next),
  };
  const isAsked = sent === 'request';
  // What calls us sends what the new document says, and we ask for what the old one does.
  const [given, asked] = isAsked ? [old, next] : [next, old];
  const refused = given.find((one) => !asked.some((set) => satisfies(one, set)));
  const gained = asked.find((one) => !given.some((set) => satisfies(one, set)));
  if (refused !== undefined)
    tell(findings, pair.old.label, {
      ...told,
      ...(isAsked ? tightened : relaxed)(sent),
      prove: () => proveRequest(pair, { credentials: refused }),
    });
  else if (gained !== undefined)
    tell(findings, pair.old.label, { ...told, ...(isAsked ? relaxed : tightened)(sent) });
  else if (!sameValue(inOrder(old), inOrder(next)))
    tell(findings, pair.old.label, {
      ...told,
      rule: 'document-changed',
      reason: 'the credentials that it takes besides changed, none of which it needs',
    });
}

function inOrder(sets: readonly Credentials[]): readonly string[] {
  const lines = sets.map((set) =>
    JSON.stringify([...set].map(([name, all]) => [name, all.toSorted()]).toSorted()),
  );
  return [...new Set(lines)].toSorted();
}

const tightened = (sent: ChangeDirection): Pick<Told, 'rule' | 'reason'> => ({
  rule: `${sent}-security-tightened`,
  reason: 'credentials that were enough are not any more',
});

const relaxed = (sent: ChangeDirection): Pick<Told, 'rule' | 'reason'> => ({
  rule: `${sent}-security-relaxed`,
  reason: 'further credentials are enough',
});

function written(sets: readonly Credentials[]): unknown {
  return sets.map((set) => Object.fromEntries(set));
}

const judged = new Set([
  'summary',
  'description',
  'tags',
  'externalDocs',
  'deprecated',
  'operationId',
  'security',
  'servers',
  'parameters',
  'requestBody',
  'responses',
  'callbacks',
  sunsetKeyword,
]);

function compareExtensions(pair: OperationPair, findings: Findings): void {
  const names = new Set([...Object.keys(pair.old.operation.raw), ...Object.keys(pair.new.operation.raw)]);
  const rest = [...names].filter((name) => !judged.has(name));
  compareDocumentation(pair, findings, {
    direction: pair.old.sent,
    path: [],
    old: pair.old.operation,
    new: pair.new.operation,
    rule: `${pair.old.sent}-extension-changed`,
    keywords: rest,
  });
}
