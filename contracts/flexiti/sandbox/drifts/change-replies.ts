import type { DriftPack, SandboxReply, SandboxRequest } from '../../../../src/sandbox/index.ts';

export type Body = Record<string, unknown>;
type Reply = DriftPack['reply'] & object;
type Before = DriftPack['before'] & object;

/** Applies a change to each object, however deep, of the successful replies of some operations; without any, of all. */
export function inObjects(operations: readonly string[] | 'all', change: (body: Body) => void): Reply {
  return (operation, reply) => {
    if (reply.status !== 200 || (operations !== 'all' && !operations.includes(operation))) return reply;
    const body: unknown = structuredClone(reply.body);
    eachObject(body, change);
    return { ...reply, body };
  };
}

function eachObject(value: unknown, change: (body: Body) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) eachObject(member, change);
  if (!Array.isArray(value)) change(value as Body);
}

/** The member under another name. */
export function rename(from: string, to: string): (body: Body) => void {
  return (body) => {
    if (from in body) body[to] = body[from];
    Reflect.deleteProperty(body, from);
  };
}

/** The member, where it is there, as another value. */
export function rewrite(name: string, change: (value: unknown) => unknown): (body: Body) => void {
  return (body) => {
    if (name in body) body[name] = change(body[name]);
  };
}

/** Answers some operations as if their paths were not there. */
export function gone(...operations: readonly string[]): Before {
  return (request) =>
    operations.includes(request.operation) ? refusal(request, 404, 'not_found') : undefined;
}

/** Refuses the requests of some operations, or of all, for which `isRefused` holds. */
export function refuseWhere(
  isRefused: (request: SandboxRequest) => boolean,
  status: number,
  error: string,
): Before {
  return (request) => (isRefused(request) ? refusal(request, status, error) : undefined);
}

/** Another status or body for refusals with one code. */
export function forCode(code: string, change: (reply: SandboxReply & { body: Body }) => SandboxReply): Reply {
  return (_operation, reply) => {
    const body = reply.body as Body | undefined;
    return body?.['error'] === code ? change({ ...reply, body }) : reply;
  };
}

function refusal({ url = '' }: SandboxRequest, status: number, error: string): SandboxReply {
  return { status, body: { url: url.split('?')[0], message: `Drift: ${error}`, error } };
}
