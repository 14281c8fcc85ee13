import type { Exchange, RecordedBody } from '../../../model/exchange.ts';
import { deflateJson } from './deflate-json.ts';

/** So much of the page may be exchanges, as characters of base64; in a part so many characters of JSON, before they are deflated. */
const budget = 5_000_000;
const partSize = 200_000;
/** Of one body; more than anybody reads. */
const bodySize = 60_000;

export type PackedExchanges = {
  readonly texts: readonly string[];
  /** Ids by the number of their part. */
  readonly ids: readonly (readonly string[])[];
  readonly leftOut: number;
};

/**
 * Packs exchanges into parts that are read one at a time: those `first` that are wanted, then those with findings, those that
 * are no evidence at last, as far as they fit.
 */
export function packExchanges(
  evidence: readonly Exchange[],
  first: ReadonlySet<string>,
  noEvidence: readonly Exchange[] = [],
): PackedExchanges {
  const rank = ({ findings, id }: Exchange) => (first.has(id) ? 0 : findings.length > 0 ? 1 : 2);
  const all = [...evidence.toSorted((a, b) => rank(a) - rank(b)), ...noEvidence];
  const parts = intoParts(all.map(shortened));
  const texts: string[] = [];
  let size = 0;
  for (const part of parts) {
    const text = deflateJson(part);
    size += text.length;
    if (size > budget) break;
    texts.push(text);
  }
  const ids = parts.slice(0, texts.length).map((part) => part.map(({ id }) => id));
  return { texts, ids, leftOut: all.length - ids.flat().length };
}

function intoParts(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const parts: Exchange[][] = [];
  let left = 0;
  for (const exchange of exchanges) {
    const size =
      (exchange.request.body?.text.length ?? 0) + (exchange.response?.body?.text.length ?? 0) + 800;
    if (size > left) {
      parts.push([]);
      left = partSize;
    }
    parts.at(-1)?.push(exchange);
    left -= size;
  }
  return parts;
}

function shortened(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, ...cut(request.body) },
    ...(response === undefined ? {} : { response: { ...response, ...cut(response.body) } }),
  };
}

function cut(body: RecordedBody | undefined): { readonly body?: RecordedBody } {
  if (body === undefined) return {};
  return {
    body:
      body.text.length <= bodySize ? body : { ...body, text: body.text.slice(0, bodySize), truncated: true },
  };
}
