import type { Exchange, RecordedBody } from '../../../model/exchange.ts';
import type { ReadRecord } from '../../../model/read-record.ts';
import type { Traffic, TrafficBody } from './traffic.ts';

/** The traffic of a run's exchanges with what scenarios read of them. */
export function trafficOfRun(
  exchanges: readonly Exchange[],
  reads: readonly ReadRecord[],
): readonly Traffic[] {
  const byExchange = new Map(reads.map((record) => [record.exchange, record]));
  return exchanges.map((exchange) => trafficOf(exchange, byExchange.get(exchange.id)));
}

function trafficOf({ operation, request, response }: Exchange, read: ReadRecord | undefined): Traffic {
  const { body, headers, url } = request;
  return {
    operation,
    request: { url, headers, ...(body === undefined ? {} : { body: bodyOf(body) }) },
    ...(response === undefined
      ? {}
      : {
          response: {
            status: response.status,
            ...(response.body === undefined ? {} : { body: bodyOf(response.body) }),
          },
        }),
    ...(read === undefined ? {} : { reads: read }),
  };
}

function bodyOf({ text, truncated }: RecordedBody): TrafficBody {
  if (truncated) return 'opaque';
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return 'opaque';
  }
}
