import type { Provider } from '../model/provider.ts';
import { getAt } from '../util/pointer.ts';
import type { SandboxReply } from './define-sandbox.ts';

/** Whether a reply says that the operation failed: by its status, by top-level `errors` or inside a payload. */
export function isRefusal(reply: SandboxReply, { errors: { payload }, protocol }: Provider): boolean {
  if (reply.status >= 300) return true;
  if (protocol === 'graphql' && getAt(reply.body, '/errors/0') !== undefined) return true;
  const data = protocol === 'graphql' ? getAt(reply.body, '/data') : { payload: reply.body };
  return (
    payload !== undefined &&
    Object.values(asObject(data)).some((part) => asObject(part)[payload.success] === false)
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
