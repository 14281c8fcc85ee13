import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Client } from '../network/client.ts';
import type { Connection, Session } from './session.ts';

/**
 * What one scenario runs on: the worker's shared world, or a world of its own where it moves the clock, injects faults
 * or counts. It collects what the scenario sent and found.
 */
export class Lane {
  /** In the order in which they ended. */
  readonly exchanges: Exchange[] = [];
  /** Findings that no exchange holds. */
  readonly findings: Finding[] = [];
  lastOperation: string | undefined;
  readonly #session: Session;
  #own: Promise<Connection> | undefined;
  #client: Promise<Client> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The client for this scenario's world; its exchanges are this scenario's. */
  client(): Promise<Client> {
    this.#client ??= this.#connection().then(({ client }) =>
      client.recordingTo({ record: (exchange) => void this.exchanges.push(exchange) }),
    );
    return this.#client;
  }

  async credentials(): Promise<Readonly<Record<string, string>>> {
    return (await this.#connection()).credentials;
  }

  /** Id of this scenario's own world, made at the first call; it must come before the first request. Sandbox network only. */
  async ownWorld(): Promise<string> {
    if (this.#own === undefined && this.#client !== undefined)
      throw new Error('a world of its own must be asked for before the first call');
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

  /** Removes the own world, if there is one. */
  async close(): Promise<void> {
    if (this.#own !== undefined) await this.#session.closeWorld(await this.#own);
  }

  #connection(): Promise<Connection> {
    return this.#own ?? this.#session.shared();
  }
}
