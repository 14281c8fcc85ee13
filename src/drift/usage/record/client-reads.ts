import type { Provider } from '../../../model/provider.ts';
import type { FieldUse } from '../../../model/usage.ts';
import { pointerTokens } from '../../../util/pointer.ts';

/**
 * What our client itself reads of the answers of an operation that issues tokens, by provider.yaml; undefined for every
 * other operation. Relative to the data of the reply.
 */
export function clientReads({ auth }: Provider, operation: string): readonly FieldUse[] {
  return Object.values(auth).flatMap(({ obtain }) => {
    if (obtain === undefined) return [];
    const { expiresIn, refresh, refreshToken, token } = obtain;
    const first = obtain.operation === operation ? [token, refreshToken, expiresIn] : [];
    const renewed =
      refresh?.operation === operation
        ? [refresh.token ?? token, refresh.refreshToken ?? refreshToken, refresh.expiresIn ?? expiresIn]
        : [];
    return [...first, ...renewed].flatMap((pointer) => (pointer === undefined ? [] : [useAt(pointer)]));
  });
}

/** The use of exactly what a JSON Pointer leads to. */
function useAt(pointer: string): FieldUse {
  return pointerTokens(pointer).reduceRight<FieldUse>(
    (inner, token) => (/^\d+$/.test(token) ? { items: inner } : { properties: { [token]: inner } }),
    {},
  );
}
