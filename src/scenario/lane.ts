import type { TestInfo } from '@playwright/test';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Client } from '../network/client.ts';
import type { Connection, Session } from './session.ts';
import { ReadRecorder } from './reads/read-recorder.ts';
import { takeTurn } from './turns.ts';
import type { EndTurn } from './turns.ts';

/**
 * What one scenario runs on: the worker's shared world, or a world of its own where it moves the clock, injects faults
 * or counts; on the internet, its turn in the environment. It collects what the scenario sent and found.
 */
export class Lane {
  /** In the order in which they ended. */
  readonly exchanges: Exchange[] = [];
  /** Findings that no exchange holds. */
  readonly findings: Finding[] = [];
  lastOperation: string | undefined;
  /** What it reads of the answers. */
  readonly reads = new ReadRecorder();
  readonly #session: Session;
  #own: Promise<Connection> | undefined;
  #client: Promise<Client> | undefined;
  #turn: Promise<EndTurn | undefined> | undefined;
  readonly #testInfo: TestInfo;

  constructor(session: Session, testInfo: TestInfo) {
    this.#session = session;
    this.#testInfo = testInfo;
  }

  /** The client for this scenario's world; its exchanges are this scenario's. */
  client(): Promise<Client> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<Client> {
    this.#turn ??= this.#takeTurn(false);
    await this.#turn;
    const { client } = await this.#connection();
    return client.recordingTo({ record: (exchange) => void this.exchanges.push(exchange) });
  }

  /**
   * Makes sure that nothing but this scenario changes what it sees, from now to its end: in a world of its own, or, on the
   * internet, alone in the environment among all scenarios of this machine. It must come before the first request.
   */
  async isolate(): Promise<void> {
    if (this.#session.network === 'sandbox') {
      await this.ownWorld();
      return;
    }
    this.checkUnused('ask to be isolated');
    this.#turn ??= this.#takeTurn(true);
    await this.#turn;
  }

  async credentials(): Promise<Readonly<Record<string, string>>> {
    return (await this.#connection()).credentials;
  }

  /** Id of this scenario's own world, made at the first call; it must come before the first request. Sandbox network only. */
  async ownWorld(): Promise<string> {
    if (this.#own === undefined) this.checkUnused('ask to be isolated');
    this.#own ??= this.#session.openWorld();
    return this.worldId();
  }

  /** Id of the world this scenario talks to. Sandbox network only. */
  async worldId(): Promise<string> {
    const { world } = await this.#connection();
    if (world === undefined) throw new Error('worlds exist on the sandbox network only');
    return world;
  }

  /** Moves the own world's clock and the client's on by so many milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    const world = await this.ownWorld();
    await this.#session.control?.advance({ world, milliseconds });
    (await this.#connection()).clock.advance(milliseconds);
  }

  /** Largest difference that this scenario's client saw between `Date` and our clock; undefined where it sent nothing. */
  async clockDifference(): Promise<number | undefined> {
    return this.#client === undefined ? undefined : (await this.#client).clockDifference;
  }

  /** Removes the own world, if there is one, and lets others into the environment. */
  async close(): Promise<void> {
    await (
      await this.#turn
    )?.();
    if (this.#own !== undefined) await this.#session.closeWorld(await this.#own);
  }

  /** Throws where the scenario has made a call: what it wants now it must do before. */
  checkUnused(wish: string): void {
    if (this.#client === undefined) return;
    throw new Error(`a scenario must ${wish} before its first call`);
  }

  // To wait for others is no fault of the scenario's: its own time begins when they are done.
  async #takeTurn(alone: boolean): Promise<EndTurn | undefined> {
    const file = this.#session.turnFile();
    if (file === undefined) return undefined;
    const { timeout } = this.#testInfo;
    const started = Date.now();
    const end = await takeTurn(file, alone, () => this.#testInfo.setTimeout(0));
    if (this.#testInfo.timeout !== timeout) this.#testInfo.setTimeout(timeout + Date.now() - started);
    return end;
  }

  #connection(): Promise<Connection> {
    return this.#own ?? this.#session.shared();
  }
}
