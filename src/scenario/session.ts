import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { Contract } from '../contract/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Environment, Provider } from '../model/provider.ts';
import type { ReadRecord } from '../model/read-record.ts';
import { budgetFolder } from '../network/budget/budget-folder.ts';
import { createClient } from '../network/client.ts';
import type { Client } from '../network/client.ts';
import { IssuedNumbers } from '../network/test-data/issued-numbers.ts';
import { connectControl } from '../sandbox/control/control-client.ts';
import type { ControlClient } from '../sandbox/control/control-client.ts';
import type { WorldInfo } from '../sandbox/control/control-methods.ts';
import { WorkerLog } from './worker-log.ts';
import { MovableClock } from './movable-clock.ts';
import type { TargetUse } from './project-config.ts';
import { readContract } from './read-contract.ts';
import { resolveCredentials } from './resolve-credentials.ts';
import { readRunOptions } from './run-options.ts';
import type { RunOptions } from './run-options.ts';
import { readSandboxAddress } from './sandbox-address.ts';
import type { SandboxAddress } from './sandbox-address.ts';
import { toolVersion } from './tool-version.ts';
import { sweepMessages } from './sweep-messages.ts';

/** A client with the world it talks to. */
export type Connection = {
  readonly client: Client;
  readonly clock: MovableClock;
  readonly credentials: Readonly<Record<string, string>>;
  /** Absent on the internet network. */
  readonly world?: string;
};

/** What all sessions of one worker share: numbers that were issued to it, and clients whose secrets it sweeps. */
type WorkerMemory = { readonly issued: IssuedNumbers; readonly sweepers: Set<Client> };

/** What one worker keeps for all its scenarios in one environment: contract, connections, tokens, the exchange log. */
export class Session {
  readonly contract: Contract;
  readonly environmentName: string;
  readonly control: ControlClient | undefined;
  /** Numbers that the provider issued to any client of this worker. */
  readonly issued: IssuedNumbers;
  readonly #options: RunOptions;
  readonly #log: WorkerLog<Exchange>;
  readonly #reads: WorkerLog<ReadRecord>;
  readonly #sandbox: SandboxAddress | undefined;
  #shared: Promise<Connection> | undefined;
  readonly #sweepers: Set<Client>;

  private constructor(
    contract: Contract,
    environmentName: string,
    options: RunOptions,
    { issued, sweepers }: WorkerMemory = { issued: new IssuedNumbers(), sweepers: new Set() },
  ) {
    this.issued = issued;
    this.contract = contract;
    this.environmentName = environmentName;
    this.#options = options;
    this.#sweepers = sweepers;
    this.#log = new WorkerLog(options.runFolder, 'exchanges');
    this.#reads = new WorkerLog(options.runFolder, 'reads');
    this.#sandbox = options.network === 'sandbox' ? readSandboxAddress() : undefined;
    this.control = this.#sandbox === undefined ? undefined : connectControl(this.#sandbox.controlUrl);
  }

  /** Restores the contract and connects. */
  static async open({ root, provider, environment }: TargetUse['target']): Promise<Session> {
    const options = readRunOptions(root);
    const session = new Session(await readContract(options.runFolder, provider), environment, options);
    sweepMessages((text) => session.sweep(text), options.runFolder);
    // Before the first scenario: what a worker is to keep secret, it must know.
    await session.shared();
    return session;
  }

  get provider(): Provider {
    return this.contract.provider;
  }

  get environment(): Environment {
    const environment = this.provider.environments[this.environmentName];
    if (environment === undefined)
      throw new Error(`${this.provider.id} has no environment ${this.environmentName}`);
    return environment;
  }

  get network(): RunOptions['network'] {
    return this.#options.network;
  }

  get options(): RunOptions {
    return this.#options;
  }

  /** The connection that this worker's scenarios share. */
  shared(): Promise<Connection> {
    this.#shared ??= this.#connectShared();
    return this.#shared;
  }

  /** A connection to a new world of the sandbox, for one scenario. */
  async openWorld(): Promise<Connection> {
    if (this.control === undefined) throw new Error('worlds exist on the sandbox network only');
    return this.#connectWorld(
      await this.control.createWorld({ provider: this.provider.id, drifts: this.#options.drifts }),
    );
  }

  /** Ends a connection and removes its world. */
  async closeWorld({ client, world }: Connection): Promise<void> {
    await client.close();
    if (world !== undefined) await this.control?.closeWorld({ world });
  }

  /** The same provider in another test environment; what it keeps secret, is swept from all that this worker tells. Internet network only. */
  async elsewhere(environmentName: string): Promise<Session> {
    const memory = { issued: this.issued, sweepers: this.#sweepers };
    const other = new Session(this.contract, environmentName, this.#options, memory);
    await other.shared();
    return other;
  }

  /** What stands for this environment among all processes of this machine; undefined where scenarios have worlds. */
  turnFile(): string | undefined {
    if (this.network === 'sandbox') return undefined;
    const place = createHash('sha256').update(this.environment.baseUrl).digest('hex').slice(0, 24);
    return join(budgetFolder(), `turns-${this.provider.id}-${place}`);
  }

  /** Text without any secret that a client of this worker knows. */
  sweep(text: string): string {
    let swept = text;
    for (const client of this.#sweepers) swept = client.sweep(swept);
    return swept;
  }

  /** Writes finished exchanges to this worker's file beside the run record. */
  writeExchanges(exchanges: readonly Exchange[]): void {
    this.#log.append(exchanges);
  }

  /** Writes down what a scenario read of its answers. */
  writeReads(records: readonly ReadRecord[]): void {
    this.#reads.append(records);
  }

  /** Attaches exchanges to a scenario's reports. They are redacted already. */
  attach(testInfo: TestInfo, exchanges: readonly Exchange[]): void {
    const body = Buffer.from(JSON.stringify(exchanges, null, 2));
    testInfo.attachments.push({ name: 'exchanges', contentType: 'application/json', body });
  }

  async close(): Promise<void> {
    if (this.#shared !== undefined) await (await this.#shared).client.close();
    this.control?.close();
  }

  async #connectShared(): Promise<Connection> {
    if (this.control !== undefined && this.#sandbox !== undefined) {
      return this.#connectWorld(await this.control.describeWorld({ world: this.#sandbox.world }));
    }
    const { root } = this.#options;
    const credentials = resolveCredentials(root, {
      provider: this.provider,
      environment: this.environmentName,
    });
    return this.#connect({ credentials });
  }

  #connectWorld({ id, routes, credentials }: WorldInfo): Connection {
    const own = credentials[`${this.provider.id}@${this.environmentName}`] ?? {};
    return { ...this.#connect({ credentials: own, routes }), world: id };
  }

  #connect(to: { credentials: Readonly<Record<string, string>>; routes?: WorldInfo['routes'] }): Connection {
    const clock = new MovableClock();
    const { contract, environmentName } = this;
    const recorder = { record: () => undefined };
    const client = createClient({
      contract,
      environmentName,
      network: this.#options.network,
      clock,
      recorder,
      issued: this.issued,
      userAgent: `livegate/${toolVersion()} (run ${this.#options.nonce})`,
      ...to,
    });
    this.#sweepers.add(client);
    return { client, clock, credentials: to.credentials };
  }
}
