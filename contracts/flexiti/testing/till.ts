import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loadContract } from '../../../src/contract/load-contract.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { createClient } from '../../../src/network/client.ts';
import type { Client } from '../../../src/network/client.ts';
import type { SendOptions } from '../../../src/network/client-options.ts';
import type { Reply } from '../../../src/network/reply.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import type { Sandbox } from '../../../src/sandbox/start-sandbox.ts';

type Values = Readonly<Record<string, unknown>>;
type Input = {
  readonly path?: Values;
  readonly query?: Values;
  readonly header?: Values;
  readonly body?: Values;
};

/** A customer as a purchase in store names one. */
type Buyer = {
  readonly account_number: number;
  readonly verification_code: number;
  readonly request_id: string;
};

/** A merchant's till: the guarded client on one environment of the sandbox, with the clock in its hands. */
export class Till {
  /** Everything that the client found wrong with answers; a test holds it to be empty. */
  readonly findings: Finding[] = [];
  readonly #sandbox: Sandbox;
  readonly #client: Client;
  readonly #credentials: Readonly<Record<string, string>>;

  private constructor(
    sandbox: Sandbox,
    client: (till: Till) => Client,
    credentials: Readonly<Record<string, string>>,
  ) {
    this.#sandbox = sandbox;
    this.#client = client(this);
    this.#credentials = credentials;
  }

  static async open(environmentName: string): Promise<Till> {
    const contract = await loadContract(join(import.meta.dirname, '..'));
    const sandbox = await startSandbox({ contracts: [contract] });
    const { world, worlds } = sandbox;
    const credentials = world.credentials[`flexiti@${environmentName}`] ?? {};
    const connect = (till: Till) =>
      createClient({
        ...{ contract, environmentName, network: 'sandbox', routes: world.routes, credentials },
        clock: { now: () => worlds.now({ world: world.id }) },
        recorder: { record: ({ findings }) => void till.findings.push(...findings) },
      });
    return new Till(sandbox, connect, credentials);
  }

  async close(): Promise<void> {
    await this.#client.close();
    await this.#sandbox.close();
  }

  now(): number {
    return this.#sandbox.worlds.now({ world: this.#sandbox.world.id });
  }

  advance(milliseconds: number): void {
    this.#sandbox.worlds.advance({ world: this.#sandbox.world.id, milliseconds });
  }

  send(operation: string, input: Input = {}, options: SendOptions = {}): Promise<Reply> {
    const path = { client_id: this.#credentials['clientId'], ...input.path };
    return this.#client.send(operation, { ...input, path }, { deliberatelyInvalid: true, ...options });
  }

  /** Asks for a token with the merchant's keys. */
  grant(more: Values): Promise<Reply> {
    const { clientId: client_id, clientSecret: client_secret } = this.#credentials;
    return this.send('createToken', { body: { client_id, client_secret, ...more } }, { auth: 'none' });
  }

  /** What a call that must succeed answers. */
  async take<Data = Record<string, number>>(operation: string, input?: Input): Promise<Data> {
    const reply = await this.send(operation, input);
    assert.ok(reply.ok, `${operation}: ${JSON.stringify(reply.body)}`);
    return reply.data as Data;
  }

  /** An application of somebody made up; nobody is twice. */
  application(more: Values = {}): Values {
    return {
      first_name: 'Test',
      last_name: `Test-${randomUUID().slice(0, 8)}`,
      dob: '1980-01-01',
      email: 'till@example.com',
      phone_number: 2025550123,
      tos_agreement: true,
      ...more,
    };
  }

  /** The account number of a new customer. */
  async customer(more?: Values): Promise<number> {
    const { account_number = 0 } = await this.take('apply', { body: this.application(more) });
    return account_number;
  }

  /** The number of an account that the sandbox holds from the start, by the customer's last name. */
  async seeded(last_name: string): Promise<number> {
    const query = { first_name: 'Test', last_name, dob: '1980-01-01' };
    const [account] = await this.take<{ account_number: number }[]>('searchCustomers', { query });
    return account?.account_number ?? 0;
  }

  async verified(account_number: number, format = 'email'): Promise<Buyer> {
    const request_id = randomUUID();
    const body = { format, request_id };
    const { verification_code = 0 } = await this.take('verifyAccount', { path: { account_number }, body });
    return { account_number, verification_code, request_id };
  }

  /** A regular purchase of 10 dollars in store by a new customer, captured at once where nothing else is said. */
  async purchase(more: Values = {}, customer?: Values): Promise<Values> {
    const buyer = await this.verified(await this.customer(customer));
    const financing_option = { transaction_type: 'regular_purchase' };
    return { ...buyer, financing_option, amount: 10, auto_capture: true, ...more };
  }

  /** Makes the purchase; the ids as the paths that follow take them. */
  async purchased(
    more?: Values,
  ): Promise<{ readonly authorization_id: number; readonly capture_id: number }> {
    const { authorization_id = 0, capture_id = 0 } = await this.take('createAuthorization', {
      body: await this.purchase(more),
    });
    return { authorization_id, capture_id };
  }
}
