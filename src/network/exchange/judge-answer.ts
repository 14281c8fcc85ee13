import type { Finding } from '../../model/finding.ts';
import { pointerTokens, toPointer } from '../../util/pointer.ts';
import { findEchoes } from '../record/find-echoes.ts';
import type { SecretRegistry } from '../record/secret-registry.ts';
import type { RawAnswer } from '../response-collector.ts';
import type { DecodedBody } from '../wire/decode-body.ts';
import type { WireFinding } from '../wire/wire-finding.ts';
import type { Call } from './call.ts';

const none: readonly never[] = [];

/** An answer with everything that the judges look at. Times in milliseconds. */
export type JudgedAnswer = {
  readonly answer: RawAnswer;
  readonly decoded: DecodedBody;
  readonly took: number;
  readonly now: number;
};

/** All that is wrong with one answer: by the contract, the wire, the announced dates and times, and echoed secrets. */
export function judgeAnswer(
  call: Call,
  judged: JudgedAnswer,
  exchange: string,
  secrets: SecretRegistry,
): readonly Finding[] {
  const { answer, decoded, took, now } = judged;
  const { status, headers } = answer;
  const documented = call.operation.answerFindings({ status, headers, body: decoded.value });
  const contract = decoded.understood
    ? documented
    : documented.filter(({ code }) => !code.startsWith('body_'));
  const { text, value } = decoded;
  const outside = call.checks.find({ status, headers, took, now, text, value, target: call.target });
  const echoes = findEchoes(answer, decoded, secrets, call.operation.sensitiveNames);
  const carried = call.carried ?? none;
  if (contract.length + outside.length + echoes.length + decoded.findings.length + carried.length === 0)
    return none;
  return [...contract, ...placeFindings([...decoded.findings, ...outside, ...echoes, ...carried], call)].map(
    (finding) => ({
      ...finding,
      ...(finding.at === undefined ? {} : { at: sweepPlace(finding.at, secrets) }),
      found: secrets.sweep(finding.found),
      exchange,
    }),
  );
}

/** A place in a body names its members, and a name may be a secret: as the provider wrote it, not as a pointer escapes it. */
function sweepPlace(at: string, secrets: SecretRegistry): string {
  if (!at.startsWith('/')) return secrets.sweep(at);
  return toPointer(pointerTokens(at).map((name) => secrets.sweep(name)));
}

/** Findings of the wire as findings of the call's operation. */
export function placeFindings(findings: readonly WireFinding[], call: Call): Finding[] {
  return findings.map((finding) => ({ ...finding, operation: call.operation.id }));
}
