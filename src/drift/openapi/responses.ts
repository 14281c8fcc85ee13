import { endsLater, removalWords, sunsetKeyword } from '../announced/sunset-time.ts';
import { comparableLink } from './comparable-link.ts';
import { compareMedia } from './compare-media.ts';
import { mediaFor, mediaTypes, coversMediaType } from './content.ts';
import { compareDocumentation, compareExtensions } from './documentation.ts';
import { compareHeader, headersOf } from './headers.ts';
import type { Located } from './located.ts';
import { opposite, tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { proveResponse } from './prove-response.ts';
import { proveRequest } from './prove-request.ts';
import { responseFor, responsesOf } from './status.ts';

/** Compares what may be answered: statuses, media types, headers, links. */
export function compareResponses(pair: OperationPair, findings: Findings): void {
  const [old, next] = [
    responsesOf(pair.readers.old, pair.old.operation),
    responsesOf(pair.readers.new, pair.new.operation),
  ];
  compareExtensions(pair, findings, {
    direction: opposite(pair.old.sent),
    path: ['responses'],
    old: pair.readers.old.object(pair.old.operation, 'responses'),
    new: pair.readers.new.object(pair.new.operation, 'responses'),
  });
  if ((old.isEmpty && next.size > 0) || (next.isEmpty && old.size > 0)) {
    saidOfOneSide(pair, findings, next.isEmpty);
    return;
  }
  for (const [status, response] of old) {
    const other = next.get(status) ?? responseFor(next, status);
    if (other === undefined) statusRemoved(pair, findings, status, response);
    else compareResponse(pair, findings, status, { old: response, new: other });
  }
  for (const [status, response] of next)
    if (!old.has(status)) statusAdded(pair, findings, status, response, responseFor(old, status));
}

/** Of an operation that documents no response nothing is known, not that none comes: OpenAPI 3.1 lets it be left out. */
function saidOfOneSide(pair: OperationPair, findings: Findings, isRemoved: boolean): void {
  const direction = opposite(pair.old.sent);
  tell(findings, pair.old.label, {
    rule: `${direction}-statuses-${isRemoved ? 'un' : ''}documented`,
    direction,
    path: ['responses'],
    reason: isRemoved ? 'no response is documented any more' : 'responses are documented, where none was',
    old: pair.old.operation,
    new: pair.new.operation,
  });
}

function statusRemoved(pair: OperationPair, findings: Findings, status: string, old: Located): void {
  const direction = opposite(pair.old.sent);
  const success = status.startsWith('2');
  tell(findings, pair.old.label, {
    rule: `${direction}-${success ? 'success-' : ''}status-removed`,
    direction,
    path: [`response ${status}`],
    reason: `response ${status} removed`,
    old,
    new: pair.new.operation,
    prove: () => proveResponse(pair, { status }),
  });
}

function statusAdded(
  pair: OperationPair,
  findings: Findings,
  status: string,
  next: Located,
  before: Located | undefined,
): void {
  const direction = opposite(pair.old.sent);
  const success = status.startsWith('2');
  const path = [`response ${status}`];
  if (before !== undefined) {
    compareResponse(pair, findings, status, { old: before, new: next });
    return;
  }
  tell(findings, pair.old.label, {
    rule: `${direction}-${success ? 'success-' : ''}status-added`,
    direction,
    path,
    reason: `response ${status} added`,
    old: pair.old.operation,
    new: next,
    prove: () => proveResponse(pair, { status }),
  });
}

type Two = { readonly old: Located; readonly new: Located };

function compareResponse(pair: OperationPair, findings: Findings, status: string, two: Two): void {
  const direction = opposite(pair.old.sent);
  const path = [`response ${status}`];
  compareDocumentation(pair, findings, {
    direction,
    path,
    ...two,
    rule: `${direction}-documentation-changed`,
    keywords: ['description', 'summary'],
  });
  compareExtensions(pair, findings, { direction, path, ...two });
  compareContent(pair, findings, status, two);
  compareHeaders(pair, findings, status, two);
  compareLinks(pair, findings, status, two);
}

function compareContent(pair: OperationPair, findings: Findings, status: string, two: Two): void {
  const direction = opposite(pair.old.sent);
  const [old, next] = [mediaTypes(pair.readers.old, two.old), mediaTypes(pair.readers.new, two.new)];
  if (old.size > 0 && next.isEmpty && !isAskedFor(pair, status)) {
    const path = [`response ${status}`];
    const reason = `the body of response ${status} removed`;
    tell(findings, pair.old.label, { rule: `${direction}-body-removed`, direction, path, reason, ...two });
    return;
  }
  for (const [name, media] of old) {
    const other = mediaFor(next, name);
    const path = [`response ${status}`, name];
    if (other === undefined)
      tell(findings, pair.old.label, {
        rule:
          isAskedFor(pair, status) && ![...next.keys()].some((type) => coversMediaType(name, type))
            ? 'response-media-type-unanswered'
            : `${direction}-media-type-removed`,
        direction,
        path,
        reason: `media type ${name} removed`,
        old: media,
        new: two.new,
        prove: () => proveRequest(pair, { accept: name }),
      });
    else compareMedia(pair, findings, direction, path, { old: media, new: other });
  }
  for (const [name, media] of next) {
    if (old.has(name)) continue;
    const range = mediaFor(old, name);
    const path = [`response ${status}`, name];
    if (range !== undefined) compareMedia(pair, findings, direction, path, { old: range, new: media });
    else
      tell(findings, pair.old.label, {
        rule: `${direction}-media-type-added`,
        direction,
        path,
        reason: `media type ${name} added`,
        old: two.old,
        new: media,
        prove: () => proveResponse(pair, { status, mediaType: name }),
      });
  }
}

// What a client of ours could ask for by `accept`, and wait for.
function isAskedFor({ old: { sent } }: OperationPair, status: string): boolean {
  return sent === 'request' && (status.startsWith('2') || status === 'DEFAULT');
}

function compareHeaders(pair: OperationPair, findings: Findings, status: string, two: Two): void {
  const direction = opposite(pair.old.sent);
  const [old, next] = [headersOf(pair.readers.old, two.old), headersOf(pair.readers.new, two.new)];
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(name), next.get(name)];
    const told = {
      direction,
      path: [`response ${status}`, 'header', name],
      old: was ?? two.old,
      new: is ?? two.new,
    };
    const [needed, sure] = [was?.raw['required'] === true, is?.raw['required'] === true];
    const prove = () => proveResponse(pair, { status, without: name });
    if (was === undefined)
      tell(findings, pair.old.label, {
        ...told,
        rule: `${direction}-header-added`,
        reason: `header ${name} added`,
      });
    else if (is === undefined) {
      const early = !needed && endsLater(was.raw[sunsetKeyword], pair.now);
      const what = needed ? 'required' : 'optional';
      tell(findings, pair.old.label, {
        ...told,
        rule: `${direction}-${what}-header-removed${early ? '-before-sunset' : ''}`,
        reason: `${what} header ${name} removed${removalWords(was.raw, pair.now)}`,
        prove,
      });
    } else {
      if (needed !== sure)
        tell(findings, pair.old.label, {
          ...told,
          rule: `${direction}-header-became-${sure ? 'required' : 'optional'}`,
          reason: `header ${name} became ${sure ? 'required' : 'optional'}`,
          prove,
        });
      compareHeader(pair, findings, { ...told, old: was, new: is });
    }
  }
}

function compareLinks(pair: OperationPair, findings: Findings, status: string, two: Two): void {
  const direction = opposite(pair.old.sent);
  const [old, next] = [
    pair.readers.old.objects(two.old, 'links'),
    pair.readers.new.objects(two.new, 'links'),
  ];
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const [was, is] = [old.get(name), next.get(name)];
    const told = {
      direction,
      path: [`response ${status}`, 'link', name],
      old: was ?? two.old,
      new: is ?? two.new,
    };
    if (was === undefined || is === undefined)
      tell(findings, pair.old.label, {
        ...told,
        rule: `${direction}-link-${was === undefined ? 'added' : 'removed'}`,
        reason: `link ${name} ${was === undefined ? 'added' : 'removed'}`,
      });
    else {
      compareDocumentation(pair, findings, {
        ...told,
        old: comparableLink(pair.readers.old, was),
        new: comparableLink(pair.readers.new, is),
        rule: `${direction}-link-changed`,
        keywords: ['operationRef', 'operationId', 'parameters', 'requestBody', 'server'],
      });
      compareDocumentation(pair, findings, {
        ...told,
        rule: `${direction}-documentation-changed`,
        keywords: ['description'],
      });
      compareExtensions(pair, findings, told);
    }
  }
}
