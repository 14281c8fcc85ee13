import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ConfigError } from '../../util/errors.ts';
import { createApp } from '../create-app.ts';
import { SandboxError } from '../sandbox-error.ts';
import { controlMethodNames } from './control-methods.ts';
import type { ControlMethod, ControlMethods } from './control-methods.ts';

type AsyncMethods = { readonly [Method in keyof ControlMethods]: (parameters: never) => unknown };

/** Serves control methods on loopback under a path that nobody can guess; `url` ends without a slash. */
export async function startControlServer(
  methods: AsyncMethods,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const secret = randomBytes(24).toString('base64url');
  const app = createApp({ forceCloseConnections: true });
  addMethods(app, secret, methods);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/${secret}`, close: () => app.close() };
}

function addMethods(app: FastifyInstance, secret: string, methods: AsyncMethods): void {
  app.post<{ Params: { method: string } }>(`/${secret}/:method`, async (request) => {
    const { method } = request.params;
    if (!isMethod(method)) throw new SandboxError('method_unknown', `the sandbox has no method ${method}`);
    const result = await methods[method](request.body as never);
    return { result: result ?? null };
  });
  app.setErrorHandler(async (error, _request, reply) => {
    await reply
      .code(error instanceof SandboxError || error instanceof ConfigError ? 400 : 500)
      .send({ error: describe(error) });
  });
}

function isMethod(name: string): name is ControlMethod {
  return (controlMethodNames as readonly string[]).includes(name);
}

function describe(error: unknown): object {
  if (error instanceof ConfigError)
    return { code: error.code, message: error.message, problems: error.problems };
  if (error instanceof SandboxError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'control_failed', message: error instanceof Error ? error.message : String(error) };
}
