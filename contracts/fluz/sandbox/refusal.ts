import { GraphQLError } from 'graphql';

/**
 * Codes of refusals. The AUTH ones are documented (docs/error-codes); inferred: the others, since no page that could be
 * read lists the codes of the other resources, or says what stands in `extensions.code`.
 */
export type RefusalCode =
  | 'AUTH-0001'
  | 'AUTH-0002'
  | 'AUTH-0008'
  | 'AUTH-0009'
  | 'AUTH-0013'
  | 'AUTH-0018'
  | 'AUTH-0026'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'INSUFFICIENT_FUNDS'
  | 'BACKUP_CARD_REQUIRED'
  | 'IDEMPOTENCY_KEY_REUSED';

/** A refusal for `throw`: top-level `errors` under HTTP 200. */
export function refuse(code: RefusalCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

type Failed = {
  readonly success: false;
  readonly error: { readonly code: string; readonly message: string };
};

/** Runs a mutation that fails inside its payload: what it refuses becomes `success: false` with the same code. */
export function inPayload<Payload extends object>(
  mutation: () => Payload,
): (Payload & { success: true }) | Failed {
  try {
    return { success: true, ...mutation() };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { success: false, error: { code: String(error.extensions['code']), message: error.message } };
  }
}
