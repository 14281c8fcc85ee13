import { canonicalJson } from '../util/canonical-json.ts';
import { checkReleaseRequest } from './check-release-request.ts';
import { limits } from './limits.ts';
import type { ReleaseRequest } from './release-request.ts';
import { SealError } from './seal-error.ts';

/**
 * Parses a release request: canonical JSON (RFC 8785), a line end behind it or none, at most 16 KiB. In any other spelling
 * a member could stand twice, and a reader see one and livegate use the other. Does not compare it with any clock.
 * @throws SealError `request_invalid`
 */
export function parseReleaseRequest(text: string): ReleaseRequest {
  if (text.length > limits.request)
    throw invalid(`at most ${limits.request} characters`, String(text.length));
  const value = parseJson(text);
  checkReleaseRequest(value);
  if (canonicalJson(value) !== text.replace(/\n$/, ''))
    throw invalid('canonical JSON (RFC 8785)', 'another form');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('JSON', 'something else');
  }
}

function invalid(expected: string, found: string): SealError {
  return new SealError('request_invalid', `expected a release request in ${expected}, found ${found}`);
}
