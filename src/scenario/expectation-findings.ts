import { stripVTControlCharacters } from 'node:util';
import type { TestInfoError } from '@playwright/test';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import { CallFailed } from './call-failed.ts';

/** What a scenario sent: expectations are put down to the exchange they name, else to the operation sent last. */
export type Sent = {
  readonly exchanges: readonly Exchange[];
  readonly lastOperation: string | undefined;
  /** What is known already, besides the findings of exchanges. */
  readonly findings: readonly Finding[];
};

/** Failed expectations of a scenario as findings. Failures that an exchange or a known finding explains are left out. */
export function expectationFindings(errors: readonly TestInfoError[], sent: Sent): Finding[] {
  return errors
    .map(({ message }) => stripVTControlCharacters(message ?? 'an error without a message'))
    .filter((message) => !isTold(message, sent))
    .map((message) => ({
      code: 'expectation_failed',
      severity: 'error',
      ...subject(message, sent),
      expected: 'the scenario to hold',
      found: firstLines(message),
    }));
}

function isTold(message: string, sent: Sent): boolean {
  const { exchanges, findings } = sent;
  if (findings.some((finding) => message.includes(CallFailed.messageOf(finding)))) return true;
  if (!message.startsWith('NetworkError:')) return false;
  const operation = unansweredIn(message, sent);
  // A token that was refused with a documented status leaves an exchange without any finding.
  return (
    operation === undefined ||
    exchanges.some((exchange) => exchange.operation === operation && isRed(exchange))
  );
}

function isRed({ findings }: Exchange): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** The operation that a `NetworkError` names: one that was sent, else whatever stands where its id does. */
function unansweredIn(message: string, { exchanges }: Sent): string | undefined {
  const sent = exchanges.find(({ operation }) => message.startsWith(`NetworkError: ${operation}: `));
  return sent?.operation ?? /^NetworkError: (\S+): /.exec(message)?.[1];
}

function subject(message: string, sent: Sent): { operation?: string; exchange?: string } {
  const { exchanges, lastOperation } = sent;
  const unanswered = unansweredIn(message, sent);
  if (unanswered !== undefined) return { operation: unanswered };
  const named = /\(exchange ([^)\s]+)\)/.exec(message)?.[1];
  const exchange = exchanges.find(({ id }) => id === named);
  if (exchange !== undefined) return { operation: exchange.operation, exchange: exchange.id };
  return lastOperation === undefined ? {} : { operation: lastOperation };
}

const longestTold = 600;
/** How Playwright repeats the call that failed: it says nothing to a reader who does not have the scenario before them. */
const matcherCall = /^expect\([^]*?\)\.[^]*\)(?: \/\/ .*)?$/;

function firstLines(message: string): string {
  const lines = message
    .replace(`CallFailed: ${CallFailed.mark}: `, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const said = lines.filter((line) => line.length > longestTold || !matcherCall.test(line));
  return (said.length === 0 ? lines : said).slice(0, 4).join(' · ').slice(0, longestTold);
}
