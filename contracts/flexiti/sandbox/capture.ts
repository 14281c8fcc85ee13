import { nextId } from './state.ts';
import type { Authorization, Capture, FlexitiContext } from './state.ts';

/** Takes so many cents out of the authorization; the caller has checked that they are there. */
export function capture(
  authorization: Authorization,
  amount: number,
  reference: string | undefined,
  context: FlexitiContext,
): Capture {
  const captured: Capture = {
    id: nextId(context.state.data),
    authorizationId: authorization.id,
    reference: reference ?? authorization.reference,
    amount,
    createdAt: context.clock.now(),
    remaining: amount,
  };
  authorization.remaining -= amount;
  context.state.data.captures.push(captured);
  return captured;
}
