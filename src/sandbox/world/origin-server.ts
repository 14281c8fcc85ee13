import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { FaultSet } from '../faults/fault-set.ts';
import { noteArrival } from './arrival.ts';
import type { EnvironmentInstance } from './environment-instance.ts';
import { holding, readEagerly, readTarget } from './locate.ts';
import type { ProviderHost } from './provider-host.ts';

/** One origin of one world: a loopback port in front of the routes that all worlds share. */
export class OriginServer {
  readonly origin: string;
  readonly #host: ProviderHost;
  readonly #instances: ReadonlyMap<string, EnvironmentInstance>;
  readonly #faults: FaultSet;
  readonly #server: Server;
  #app: FastifyInstance | undefined;

  constructor(
    host: ProviderHost,
    origin: string,
    instances: readonly EnvironmentInstance[],
    faults: FaultSet,
  ) {
    this.#faults = faults;
    this.origin = origin;
    this.#host = host;
    this.#instances = new Map(instances.map((one) => [one.name, one]));
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      this.#receive(request, response);
    });
  }

  get address(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async listen(): Promise<void> {
    this.#app = await this.#host.app(this.origin);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    this.#server.closeAllConnections();
    await closed;
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const target = request.url ?? '/';
    const { path, search } = readTarget(target);
    noteArrival(request, { instances: this.#instances, faults: this.#faults, origin: this.origin, target });
    this.#countTrespass(request, path, target);
    request.url = path + search;
    this.#app?.routing(request, response);
  }

  // A request that some server would take for one to live counts as one, however it is spelt and wherever it ends up.
  #countTrespass(request: IncomingMessage, path: string, target: string): void {
    const reached = this.#nearest(this.origin, path);
    const origin = this.#namedOrigin(request.headers.host) ?? this.origin;
    const meant = this.#nearest(origin, readEagerly(target.split('?')[0] ?? target));
    if (meant !== reached && meant?.context.stage === 'live') meant.requests += 1;
  }

  #namedOrigin(host: string | undefined): string | undefined {
    return this.#host.origins.find((origin) => new URL(origin).host === host?.toLowerCase());
  }

  #nearest(origin: string, path: string): EnvironmentInstance | undefined {
    const [territory] = holding(this.#host.territories, origin, path);
    return territory && this.#instances.get(territory.environment);
  }
}
