import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { Contract } from '../../contract/contract.ts';
import type { AnySandbox, RestSandbox, GraphqlSandbox } from '../define-sandbox.ts';
import { parseDrift } from '../drifts.ts';
import type { Fault } from '../faults/fault.ts';
import type { WorldInfo } from '../control/control-methods.ts';
import { ProviderHost } from '../world/provider-host.ts';
import { Worlds } from '../worlds.ts';

/** What a plain HTTP client sees. */
export type Seen = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly body: unknown;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type OpenWorld = {
  readonly worlds: Worlds;
  readonly world: WorldInfo;
  /** Sends a request to the loopback address of a real URL; the path goes out as it is spelt. */
  readonly ask: (origin: string, path: string, options?: Ask) => Promise<Seen>;
  readonly close: () => Promise<void>;
};

/** A world of one provider, whose contract and behaviour are given as objects. */
export async function openWorld<State, Shared, Caller>(
  contract: Contract,
  behaviour: RestSandbox<State, Shared> | GraphqlSandbox<State, Shared, Caller>,
  drifts: readonly string[] = [],
  faults: readonly Fault[] = [],
): Promise<OpenWorld> {
  const host = new ProviderHost(contract, behaviour as unknown as AnySandbox);
  const worlds = new Worlds([host], { faults, drifts: drifts.map(parseDrift) });
  const world = await worlds.createWorld({});
  return {
    worlds,
    world,
    ask: (origin, path, options = {}) => send(world.routes[origin] ?? '', path, options),
    close: () => worlds.close(),
  };
}

function send(address: string, path: string, { body, headers = {}, method = 'GET' }: Ask): Promise<Seen> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: tryJson(bytes) });
      });
    });
    sent.on('error', reject);
    sent.setTimeout(2000, () => sent.destroy(new Error('no answer within 2 s')));
    sent.end(body);
  });
}

function tryJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
