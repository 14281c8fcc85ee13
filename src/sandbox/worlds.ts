import { randomUUID } from 'node:crypto';
import { nearest } from '../util/nearest.ts';
import type { ControlMethods, ControlParameters, WorldInfo } from './control/control-methods.ts';
import type { Disagreement } from './disagreement.ts';
import { checkDrift, parseDrift } from './drifts.ts';
import type { DriftChoice } from './drifts.ts';
import type { Fault } from './faults/fault.ts';
import { checkFault, parseFault } from './faults/parse-fault.ts';
import { SandboxError } from './sandbox-error.ts';
import type { EnvironmentInstance } from './world/environment-instance.ts';
import type { ProviderHost } from './world/provider-host.ts';
import { World } from './world/world.ts';

type Methods = {
  readonly [Method in keyof ControlMethods]: (
    parameters: ControlParameters<Method>,
  ) => ReturnType<ControlMethods[Method]> | Promise<ReturnType<ControlMethods[Method]>>;
};

type Defaults = { readonly faults: readonly Fault[]; readonly drifts: readonly DriftChoice[] };

/** All worlds of one sandbox, and the methods that a test or another process drives them by. */
export class Worlds implements Methods {
  readonly #hosts: readonly ProviderHost[];
  readonly #defaults: Defaults;
  readonly #worlds = new Map<string, World>();
  readonly #closed: { requests: Record<string, number>; live: number } = { requests: {}, live: 0 };
  readonly #disagreements: Disagreement[] = [];
  readonly #effective = new Set<Fault>();

  constructor(hosts: readonly ProviderHost[], defaults: Defaults) {
    this.#hosts = hosts;
    this.#defaults = defaults;
  }

  async createWorld({ provider, drifts = [] }: ControlParameters<'createWorld'>): Promise<WorldInfo> {
    const hosts = provider === undefined ? this.#hosts : [this.#host(provider)];
    const choices = [...this.#defaults.drifts, ...drifts.map(parseDrift)];
    for (const choice of choices)
      checkDrift(
        choice,
        this.#hosts.map((host) => host.contract.provider),
      );
    const world = await World.start(randomUUID(), hosts, choices);
    for (const fault of this.#defaults.faults) world.faults.add(fault);
    this.#worlds.set(world.id, world);
    return describe(world);
  }

  async closeWorld({ world: id }: ControlParameters<'closeWorld'>): Promise<null> {
    const world = this.#world(id);
    this.#worlds.delete(id);
    this.#disagreements.push(...world.disagreements);
    for (const fault of world.faults.effective) this.#effective.add(fault);
    await world.close();
    this.#closed.requests = sum(this.#closed.requests, world.requests);
    this.#closed.live += world.liveRequests;
    return null;
  }

  describeWorld({ world }: ControlParameters<'describeWorld'>): WorldInfo {
    return describe(this.#world(world ?? [...this.#worlds.keys()][0] ?? ''));
  }

  advance({ world, milliseconds }: ControlParameters<'advance'>): number {
    const { clock } = this.#world(world);
    clock.advance(milliseconds);
    return clock.now();
  }

  now({ world }: ControlParameters<'now'>): number {
    return this.#world(world).clock.now();
  }

  skew({ world, milliseconds }: ControlParameters<'skew'>): null {
    this.#world(world).clock.skew(milliseconds);
    return null;
  }

  reset(parameters: ControlParameters<'reset'>): null {
    this.#instance(parameters).reset();
    return null;
  }

  addFault({ world, fault }: ControlParameters<'addFault'>): null {
    const contracts = this.#hosts.map((host) => host.contract);
    this.#world(world).faults.add(
      typeof fault === 'string' ? parseFault(fault, contracts) : checkFault(fault, contracts),
    );
    return null;
  }

  clearFaults({ world }: ControlParameters<'clearFaults'>): null {
    this.#world(world).faults.clear();
    return null;
  }

  exhaust(parameters: ControlParameters<'exhaust'>): null {
    const { context, limits } = this.#instance(parameters);
    if (!limits.exhaust(parameters.operation, context.clock.now())) {
      throw new SandboxError(
        'limit_undeclared',
        `${parameters.provider} declares no limit for ${parameters.operation}`,
      );
    }
    return null;
  }

  sampleIds(parameters: ControlParameters<'sampleIds'>): Readonly<Record<string, string | number>> {
    const { behaviour, context } = this.#instance(parameters);
    return behaviour.sampleIds(context);
  }

  counters({ world }: ControlParameters<'counters'>) {
    const worlds = world === undefined ? [...this.#worlds.values()] : [this.#world(world)];
    const before = world === undefined ? this.#closed : { requests: {}, live: 0 };
    const requests = worlds.reduce((total, one) => sum(total, one.requests), before.requests);
    const liveRequests = worlds.reduce((total, one) => total + one.liveRequests, before.live);
    return { requests, liveRequests };
  }

  disagreements(): readonly Disagreement[] {
    return [...this.#disagreements, ...[...this.#worlds.values()].flatMap((world) => world.disagreements)];
  }

  /** Of the faults that are in force in every world, those that changed nothing in any so far. */
  idleFaults(): readonly Fault[] {
    const effective = [...this.#worlds.values()].map(({ faults }) => faults.effective);
    return this.#defaults.faults.filter((fault) =>
      [this.#effective, ...effective].every((known) => !known.has(fault)),
    );
  }

  /** Closes every world. */
  async close(): Promise<void> {
    await Promise.all([...this.#worlds.keys()].map((world) => this.closeWorld({ world })));
  }

  #world(id: string): World {
    const world = this.#worlds.get(id);
    if (world === undefined) throw new SandboxError('world_unknown', `the sandbox has no world ${id}`);
    return world;
  }

  #host(provider: string): ProviderHost {
    const host = this.#hosts.find((one) => one.contract.provider.id === provider);
    if (host !== undefined) return host;
    const near = nearest(
      provider,
      this.#hosts.map((one) => one.contract.provider.id),
    );
    const hint = near === undefined ? {} : { hint: `did you mean ${near}?` };
    throw new SandboxError('provider_unknown', `the sandbox serves no provider ${provider}`, hint);
  }

  #instance({ environment, provider, world }: ControlParameters<'reset'>): EnvironmentInstance {
    const instance = this.#world(world).instances.get(`${provider}@${environment}`);
    if (instance !== undefined) return instance;
    throw new SandboxError('environment_unknown', `the world has no environment ${provider}@${environment}`);
  }
}

function describe({ credentials, id, routes }: World): WorldInfo {
  return { id, routes, credentials };
}

function sum(
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries([...names].map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]));
}
