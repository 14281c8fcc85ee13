import { compareMedia } from './compare-media.ts';
import { mediaFor, mediaTypes, oneMediaType } from './content.ts';
import { compareDocumentation, compareExtensions } from './documentation.ts';
import type { Located } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { proveRequest } from './prove-request.ts';

/** Compares what the body of a request may be. */
export function compareRequestBody(pair: OperationPair, findings: Findings): void {
  const [old, next] = [
    pair.readers.old.object(pair.old.operation, 'requestBody'),
    pair.readers.new.object(pair.new.operation, 'requestBody'),
  ];
  if (old === undefined && next === undefined) return;
  compareNeed(pair, findings, old, next);
  if (old === undefined || next === undefined) return;
  const { sent } = pair.old;
  compareDocumentation(pair, findings, {
    direction: sent,
    path: ['request body'],
    old,
    new: next,
    rule: `${sent}-documentation-changed`,
    keywords: ['description'],
  });
  compareExtensions(pair, findings, { direction: sent, path: ['request body'], old, new: next });
  compareContent(pair, findings, { old, new: next });
}

function compareNeed(
  pair: OperationPair,
  findings: Findings,
  old: Located | undefined,
  next: Located | undefined,
): void {
  const { sent } = pair.old;
  const told = {
    direction: sent,
    path: ['request body'],
    old: old ?? pair.old.operation,
    new: next ?? pair.new.operation,
  };
  const [was, is] = [old?.raw['required'] === true, next?.raw['required'] === true];
  const prove = () => proveRequest(pair, { mediaType: undefined });
  if (old === undefined)
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-${is ? 'required' : 'optional'}-body-added`,
      reason: `${is ? 'required' : 'optional'} request body added`,
      prove,
    });
  else if (next === undefined)
    tell(findings, pair.old.label, { ...told, rule: `${sent}-body-removed`, reason: 'request body removed' });
  else if (!was && is)
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-body-became-required`,
      reason: 'request body became required',
      prove,
    });
  else if (was && !is)
    tell(findings, pair.old.label, {
      ...told,
      rule: `${sent}-body-became-optional`,
      reason: 'request body became optional',
      prove,
    });
}

function compareContent(pair: OperationPair, findings: Findings, body: { old: Located; new: Located }): void {
  const [old, next] = [mediaTypes(pair.readers.old, body.old), mediaTypes(pair.readers.new, body.new)];
  const { sent } = pair.old;
  for (const [name, media] of old) {
    const other = mediaFor(next, name);
    const path = ['request body', name];
    if (other === undefined)
      tell(findings, pair.old.label, {
        rule: `${sent}-media-type-removed`,
        direction: sent,
        path,
        reason: `media type ${name} removed`,
        old: media,
        new: body.new,
        prove: () => proveRequest(pair, { mediaType: oneMediaType(name, next) }),
      });
    else compareMedia(pair, findings, sent, path, { old: media, new: other });
  }
  for (const [name, media] of next) {
    if (old.has(name)) continue;
    const path = ['request body', name];
    const range = mediaFor(old, name);
    // What was sent as one of a range is now held against this.
    if (range !== undefined) compareMedia(pair, findings, sent, path, { old: range, new: media });
    else
      tell(findings, pair.old.label, {
        rule: `${sent}-media-type-added`,
        direction: sent,
        path,
        reason: `media type ${name} added`,
        old: body.old,
        new: media,
      });
  }
}
