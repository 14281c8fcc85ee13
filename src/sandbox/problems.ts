import type { Finding } from '../model/finding.ts';
import { toPointer } from '../util/pointer.ts';
import type { SandboxRequest } from './define-sandbox.ts';

/** What the contract says of a request, as a behaviour sees it. Pointers of headers are in lower case. */
export function problemsOf(findings: readonly Finding[]): SandboxRequest['problems'] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({
      at: placeOf(finding),
      message: `expected ${finding.expected}, found ${finding.found}`,
    }));
}

// A member that is not there is reported at the object that lacks it; a behaviour wants to name the member.
function placeOf({ at = '', expected, found }: Finding): string {
  const [, member] = found === 'none' ? (/^member "(.+)"$/.exec(expected) ?? []) : [];
  const place = member === undefined ? at : at + toPointer([member]);
  return place.startsWith('/header/') ? place.toLowerCase() : place;
}
