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
  const known = sent.findings.map((finding) => CallFailed.messageOf(finding));
  return errors
    .map(({ message }) => stripVTControlCharacters(message ?? 'an error without a message'))
    .filter((message) => !known.some((one) => message.includes(one)) && !message.startsWith('NetworkError:'))
    .map((message) => ({
      code: 'expectation_failed',
      severity: 'error',
      ...subject(message, sent),
      expected: 'the scenario to hold',
      found: firstLines(message),
    }));
}

function subject(
  message: string,
  { exchanges, lastOperation }: Sent,
): { operation?: string; exchange?: string } {
  const named = /\(exchange ([^)\s]+)\)/.exec(message)?.[1];
  const exchange = exchanges.find(({ id }) => id === named);
  if (exchange !== undefined) return { operation: exchange.operation, exchange: exchange.id };
  return lastOperation === undefined ? {} : { operation: lastOperation };
}

function firstLines(message: string): string {
  const lines = message
    .replace(`CallFailed: ${CallFailed.mark}: `, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 4).join(' · ').slice(0, 600);
}
