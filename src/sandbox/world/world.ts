import { SandboxClock } from '../clock.ts';
import type { Disagreement } from '../disagreement.ts';
import { driftPacks } from '../drifts.ts';
import type { DriftChoice } from '../drifts.ts';
import { FaultSet } from '../faults/fault-set.ts';
import { EnvironmentInstance } from './environment-instance.ts';
import { OriginServer } from './origin-server.ts';
import type { ProviderHost } from './provider-host.ts';
import { issueCredentials } from './share-credentials.ts';

/** One isolated instance of one or more providers: own clock, own state, own credentials, own faults, own addresses. */
export class World {
  readonly id: string;
  readonly clock = new SandboxClock();
  readonly faults = new FaultSet();
  /** By `provider@environment`. */
  readonly instances: ReadonlyMap<string, EnvironmentInstance>;
  readonly disagreements: Disagreement[] = [];
  readonly #servers: readonly OriginServer[];

  private constructor(id: string, hosts: readonly ProviderHost[], drifts: readonly DriftChoice[]) {
    this.id = id;
    this.instances = new Map(
      hosts.flatMap((host) => this.#instancesOf(host, drifts)).map((one) => [one.key, one]),
    );
    this.#servers = hosts.flatMap((host) =>
      host.origins.map((origin) => new OriginServer(host, origin, this.#of(host), this.faults)),
    );
  }

  /** Makes the state of all environments and listens on one free loopback port per origin. */
  static async start(
    id: string,
    hosts: readonly ProviderHost[],
    drifts: readonly DriftChoice[],
  ): Promise<World> {
    const world = new World(id, hosts, drifts);
    await Promise.all(world.#servers.map((server) => server.listen()));
    return world;
  }

  /** Real origin → address on loopback. */
  get routes(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#servers.map((server) => [server.origin, server.address]));
  }

  /** By `provider@environment`: the credentials of this world, by the names of provider.yaml. */
  get credentials(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return Object.fromEntries([...this.instances].map(([key, one]) => [key, one.context.credentials]));
  }

  /** Requests by `provider@environment`, answered or not. */
  get requests(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.instances].map(([key, one]) => [key, one.requests]));
  }

  /** Requests that reached a live environment. */
  get liveRequests(): number {
    const live = [...this.instances.values()].filter((one) => one.context.stage === 'live');
    return live.reduce((sum, one) => sum + one.requests, 0);
  }

  /** Closes every connection and every port. */
  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  #instancesOf(host: ProviderHost, choices: readonly DriftChoice[]): readonly EnvironmentInstance[] {
    const { behaviour, contract } = host;
    const shared = behaviour.createShared();
    const credentials = issueCredentials(contract.provider, behaviour);
    return Object.entries(contract.provider.environments).map(([name, definition]) => {
      const drifts = driftPacks(choices, behaviour, name);
      const report = (disagreement: Disagreement) => void this.disagreements.push(disagreement);
      const own = credentials[name] ?? {};
      const { clock } = this;
      return new EnvironmentInstance({
        contract,
        behaviour,
        name,
        definition,
        clock,
        shared,
        credentials: own,
        drifts,
        report,
      });
    });
  }

  #of(host: ProviderHost): readonly EnvironmentInstance[] {
    return [...this.instances.values()].filter((one) => one.contract === host.contract);
  }
}
