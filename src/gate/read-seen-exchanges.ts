import type { Exchange } from '../model/exchange.ts';
import { LivegateError } from '../util/errors.ts';
import type { RunFiles } from './evidence-subjects.ts';
import type { SeenExchange } from './facts.ts';

/** The exchanges of a provider in a run. Throws a `LivegateError` (`run_unreadable`) that names the first line that is none. */
export function readSeenExchanges({ exchanges }: RunFiles, provider: string): readonly SeenExchange[] {
  return [...exchanges]
    .flatMap(([name, bytes]) =>
      bytes
        .toString('utf8')
        .split('\n')
        .flatMap((line, index) => (line === '' ? [] : [parseLine(line, `${name}:${index + 1}`)])),
    )
    .filter((exchange) => exchange.provider === provider)
    .map(({ environment, id, operation, response }) => ({
      ...{ id, environment, operation },
      ...(response === undefined ? {} : { status: response.status }),
    }));
}

function parseLine(line: string, place: string): Exchange {
  const value = tryParse(line);
  if (isExchange(value)) return value;
  throw new LivegateError('run_unreadable', `exchanges/${place} is no exchange`, { exitCode: 2 });
}

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isExchange(value: unknown): value is Exchange {
  if (typeof value !== 'object' || value === null) return false;
  const { environment, id, operation, provider, response } = value as Partial<Record<string, unknown>>;
  const isNamed = [environment, id, operation, provider].every((name) => typeof name === 'string');
  return isNamed && (response === undefined || isResponse(response));
}

function isResponse(response: unknown): boolean {
  return typeof (response as { readonly status?: unknown } | null)?.status === 'number';
}
