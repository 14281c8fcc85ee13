import type { Contract } from '../contract/contract.ts';
import type { WorldInfo } from './control/control-methods.ts';
import { startControlServer } from './control/control-server.ts';
import { parseDrift } from './drifts.ts';
import { parseFault } from './faults/parse-fault.ts';
import { Worlds } from './worlds.ts';
import { ProviderHost } from './world/provider-host.ts';

export type SandboxOptions = {
  readonly contracts: readonly Contract[];
  /** As on the command line, in force in every world: `flexiti@training:createAuthorization=status:503`. */
  readonly faults?: readonly string[];
  /** As on the command line, in force in every world: `fluz@staging=record-id-snake`. */
  readonly drifts?: readonly string[];
};

/** A running sandbox. */
export type Sandbox = {
  /** Where `connectControl` reaches it from another process. */
  readonly controlUrl: string;
  /** The world that exists from the start, with every provider in it. */
  readonly world: WorldInfo;
  /** Of `faults`, in the words they were given in, those that changed nothing so far. */
  idleFaults(): readonly string[];
  /** What `connectControl` offers to others, without the way over HTTP. */
  readonly worlds: Worlds;
  close(): Promise<void>;
};

/**
 * Serves all environments of the providers on loopback, live ones included. Nothing outside this machine is reached.
 * Throws a `ConfigError` for a provider without `sandbox.ts`, and for a fault or a drift pack that cannot be read.
 */
export async function startSandbox({
  contracts,
  drifts = [],
  faults = [],
}: SandboxOptions): Promise<Sandbox> {
  const defaults = {
    drifts: drifts.map(parseDrift),
    faults: faults.map((text) => parseFault(text, contracts)),
  };
  const hosts = await Promise.all(contracts.map((contract) => ProviderHost.load(contract)));
  const worlds = new Worlds(hosts, defaults);
  const world = await worlds.createWorld({});
  const control = await startControlServer(worlds);
  const close = async (): Promise<void> => {
    await control.close();
    await worlds.close();
  };
  const idleFaults = () => {
    const idle = worlds.idleFaults();
    return faults.filter((_, index) => idle.some((fault) => fault === defaults.faults[index]));
  };
  return { controlUrl: control.url, world, worlds, idleFaults, close };
}
