import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { sendJson } from '../../network/testing/test-server.ts';
import { startGateway } from '../start-gateway.ts';
import type { Gateway, GatewayOptions } from '../start-gateway.ts';
import { shopContract } from './shop-contract.ts';

const shopOrigin = 'https://services.acme.example';
export const shopCredentials = { clientId: 'acme-client-77', clientSecret: 'hush-"hush"/hush' };

/** A request that reached the provider, other than for a token. */
type Reached = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'socket'>;

export type OpenShop = {
  readonly gateway: Gateway;
  readonly reached: readonly Reached[];
  /** Requests for tokens. */
  readonly tokens: () => number;
};

/** The n-th token that the shop issues. */
export const shopToken = (number: number): string => `shop-token-${String(number)}-0123456789abcdef`;

/** A gateway in front of the shop's production, which is answered by `listener`; tokens are issued by this helper. */
export async function openShop(
  context: TestContext,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  options: Partial<GatewayOptions> & {
    readonly issueToken?: (response: ServerResponse, number: number) => void;
  } = {},
): Promise<OpenShop> {
  const reached: Reached[] = [];
  const { issueToken = issue } = options;
  let tokens = 0;
  const routes = await serve(context, (request, response) => {
    if (request.url === '/auth/token') {
      tokens += 1;
      request.resume();
      issueToken(response, tokens);
    } else {
      reached.push(request);
      listener(request, response);
    }
  });
  const gateway = await startGateway({
    ...{ contract: shopContract(), environmentName: 'production', network: 'sandbox', routes },
    ...{ credentials: shopCredentials, admit: () => ({ admitted: true }), listen: { port: 0 } },
    ...options,
  });
  context.after(() => gateway.close());
  return { gateway, reached, tokens: () => tokens };
}

function issue(response: ServerResponse, number: number): void {
  sendJson(response, 200, { access_token: shopToken(number), expires_in: 1200 });
}

async function serve(context: TestContext, listener: RequestListener): Promise<Record<string, string>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { [shopOrigin]: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}
