import type { Contract, OperationInput } from '../../contract/contract.ts';
import { fillTemplate } from '../../contract/template.ts';
import type { Finding } from '../../model/finding.ts';
import type { Recipe } from '../../model/provider.ts';
import { createClient } from '../../network/client.ts';
import type { Client } from '../../network/client.ts';
import type { Reply } from '../../network/reply.ts';
import { getAt } from '../../util/pointer.ts';
import type { Sandbox } from '../start-sandbox.ts';
import { KnownValues } from './known-values.ts';
import { longerFlows } from './longer-flows.ts';
import type { Step } from './longer-flows.ts';
import { sampleInput } from './sample-input.ts';

export type Drive = {
  /** Operations that were answered at all. */
  readonly answered: ReadonlySet<string>;
  /** Operations that succeeded at least once. */
  readonly succeeded: ReadonlySet<string>;
  /** What the guarded client found in answers and in what it was about to send. */
  readonly findings: readonly Finding[];
  /** The last refusal of each operation that never succeeded. */
  readonly refusals: Readonly<Record<string, string>>;
};

const rounds = 6;

/**
 * Calls every operation of a provider in one environment, first by the recipes and capabilities of provider.yaml, then
 * by the flows that those do not reach, and with inputs sampled from the contract and from what earlier replies showed.
 */
export async function driveProvider(
  contract: Contract,
  environment: string,
  sandbox: Sandbox,
): Promise<Drive> {
  const driver = new Driver(contract, environment, sandbox);
  for (const name of Object.keys(contract.provider.given)) await driver.followRecipe(name);
  for (const { input, operation } of callsOf(contract)) await driver.call(operation, input);
  for (const step of longerFlows[contract.provider.id] ?? []) await driver.follow(step);
  for (let round = 0; round < rounds; round += 1) {
    for (const operation of contract.operations.keys()) await driver.sample(operation, round);
  }
  await driver.close();
  return driver;
}

/** The calls that capabilities describe. */
function callsOf({ provider }: Contract): readonly { readonly operation: string; readonly input: unknown }[] {
  return Object.values(provider.capabilities).flatMap((capability) =>
    'operation' in capability ? [{ operation: capability.operation, input: capability.input ?? {} }] : [],
  );
}

class Driver implements Drive {
  readonly answered = new Set<string>();
  readonly succeeded = new Set<string>();
  readonly findings: Finding[] = [];
  readonly refusals: Record<string, string> = {};
  readonly #contract: Contract;
  readonly #sandbox: Sandbox;
  readonly #client: Client;
  readonly #known = new KnownValues();
  readonly #given: Record<string, unknown> = {};
  readonly #credentials: Readonly<Record<string, string>>;

  constructor(contract: Contract, environmentName: string, sandbox: Sandbox) {
    const { world, worlds } = sandbox;
    const credentials = world.credentials[`${contract.provider.id}@${environmentName}`] ?? {};
    this.#contract = contract;
    this.#sandbox = sandbox;
    this.#credentials = credentials;
    this.#known.learn(credentials);
    const recorder = {
      record: ({ findings }: { readonly findings: readonly Finding[] }) =>
        void this.findings.push(...findings),
    };
    const clock = { now: () => worlds.now({ world: world.id }) };
    this.#client = createClient({
      contract,
      environmentName,
      network: 'sandbox',
      routes: world.routes,
      credentials,
      clock,
      recorder,
    });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async followRecipe(name: string): Promise<void> {
    const recipe = this.#contract.provider.given[name];
    if (recipe === undefined) return;
    for (const other of recipe.given ?? []) await this.followRecipe(other);
    await this.#keep(recipe);
  }

  async follow(step: Step): Promise<void> {
    await (typeof step === 'string' ? this.followRecipe(step) : this.#keep({ keep: {}, ...step }));
  }

  async #keep(recipe: Recipe): Promise<void> {
    const reply = await this.#poll(recipe);
    for (const [kept, at] of Object.entries(recipe.keep)) this.#given[kept] = getAt(reply?.data, at);
    this.#known.learn(this.#given);
  }

  async #poll(recipe: Recipe): Promise<Reply | undefined> {
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const reply = await this.call(recipe.operation, recipe.input ?? {});
      if (recipe.until === undefined || getAt(reply?.data, recipe.until.at) === recipe.until.is) return reply;
      this.#sandbox.worlds.advance({ world: this.#sandbox.world.id, milliseconds: 1000 });
    }
    return undefined;
  }

  /** Calls with a template, completed by a sample where it leaves something out. */
  async call(operation: string, template: unknown): Promise<Reply | undefined> {
    const values = { given: this.#given, credential: this.#credentials };
    const sample = sampleInput(this.#contract, operation, this.#known, 0);
    try {
      const input = fillTemplate(template, values) as OperationInput;
      const path = { ...sample.path, ...input.path };
      return await this.#send(operation, {
        ...sample,
        ...input,
        ...(sample.path === undefined ? {} : { path }),
      });
    } catch {
      return undefined;
    }
  }

  /** Calls with an input sampled from the contract. */
  async sample(operation: string, round: number): Promise<void> {
    if (this.succeeded.has(operation) && round > 1) return;
    await this.#send(operation, sampleInput(this.#contract, operation, this.#known, round));
  }

  async #send(operation: string, input: OperationInput): Promise<Reply | undefined> {
    const deliberatelyInvalid = true;
    const reply = await this.#client
      .send(operation, input, { deliberatelyInvalid })
      .catch((error: unknown) => {
        this.refusals[operation] ??= error instanceof Error ? error.message : String(error);
        return undefined;
      });
    if (reply === undefined) return undefined;
    this.answered.add(operation);
    if (reply.ok) this.#noteSuccess(operation, input, reply);
    else if (!this.succeeded.has(operation))
      this.refusals[operation] = `${String(reply.status)} ${JSON.stringify(reply.body)}`;
    return reply;
  }

  #noteSuccess(operation: string, input: OperationInput, reply: Reply): void {
    this.succeeded.add(operation);
    Reflect.deleteProperty(this.refusals, operation);
    this.#known.learn(reply.data, operation.replace(/^(get|create|list)/, ''));
    this.#known.learn(input.body ?? input.variables);
  }
}
