import type { TestInfo } from '@playwright/test';
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract } from '../../contract/contract.ts';
import { loadContract } from '../../contract/load-contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import { createClient } from '../../network/client.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { createApi } from '../api.ts';
import { capabilityOf, refusalOf } from '../capability.ts';
import { createClockFixture } from '../clock-fixture.ts';
import { expectationFindings } from '../expectation-findings.ts';
import { createGiven } from '../given.ts';
import type { Lane } from '../lane.ts';
import type { Session } from '../session.ts';
import { collectedIn, collectFor } from './collected-scenarios.ts';
import type { Collected } from './collected-scenarios.ts';

const root = join(import.meta.dirname, '../../..');
const stands = new Map([
  [pathToFileURL(join(root, 'src/scenario/index.ts')).href, import.meta.resolve('./collected-scenarios.ts')],
]);

/**
 * The scenarios of a provider, run in this process against the sandbox, each in a world of its own. Playwright starts a
 * process anew after each red one; where most are meant to be red, that takes a minute. It judges nothing by itself:
 * findings are those of the guarded client and of failed expectations, as in a run. One environment, no faults.
 */
export class ScenarioRunner {
  readonly #contract: Contract;
  readonly #sandbox: Sandbox;
  readonly #environment: string;

  private constructor(contract: Contract, sandbox: Sandbox, environment: string) {
    this.#contract = contract;
    this.#sandbox = sandbox;
    this.#environment = environment;
  }

  /** Imports the suites, unchanged and once for each process, and starts the sandbox. */
  static async open(provider: string, environment: string): Promise<ScenarioRunner> {
    const contract = await loadContract(join(root, 'contracts', provider));
    const hooks = registerHooks({
      resolve: (specifier, context, next) => {
        const resolved = next(specifier, context);
        const url = context.parentURL?.includes('/suites/') === true ? stands.get(resolved.url) : undefined;
        return url === undefined ? resolved : { ...resolved, url };
      },
    });
    for (const folder of ['every-provider', provider]) {
      collectFor(folder);
      for (const file of globSync(`suites/${folder}/*.spec.ts`, { cwd: root }))
        await import(pathToFileURL(join(root, file)).href);
    }
    hooks.deregister();
    return new ScenarioRunner(contract, await startSandbox({ contracts: [contract] }), environment);
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  /** Runs the scenario with this title while drift packs are in force; its findings of severity `error`, none if it is green. */
  async run(title: string, packs: readonly string[] = []): Promise<readonly Finding[]> {
    const provider = this.#contract.provider.id;
    const found = collectedIn([provider, 'every-provider'], title);
    if (found === undefined) throw new Error(`no scenario is called ${title}`);
    const world = await this.#sandbox.worlds.createWorld({
      provider,
      drifts: packs.map((pack) => `${provider}@${this.#environment}=${pack}`),
    });
    try {
      const findings = await this.#runIn(world, found);
      return findings.filter(({ severity }) => severity === 'error');
    } finally {
      await this.#sandbox.worlds.closeWorld({ world: world.id });
    }
  }

  async #runIn(world: Sandbox['world'], { annotations, run }: Collected): Promise<readonly Finding[]> {
    const exchanges: Exchange[] = [];
    const { client, lane, session } = this.#laneOf(world, exchanges);
    const testInfo = { annotations } as unknown as TestInfo;
    const provider = this.#contract.provider;
    const api = createApi(session, lane);
    const moves = annotations.some(({ description }) => description === 'clock');
    const errors: { message: string }[] = [];
    try {
      await run({
        ...{ provider, api, given: createGiven(provider, () => lane.credentials(), api) },
        ...(moves ? { clock: await createClockFixture(session, lane, testInfo) } : {}),
        capability: (name: 'read') => capabilityOf(provider, name, testInfo),
        refusal: (name: 'unknownId') => refusalOf(provider, name, testInfo),
        isolated: () => Promise.resolve(),
      });
    } catch (error) {
      errors.push({ message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
    await client.close();
    const { findings, lastOperation } = lane;
    const told = expectationFindings(errors, { exchanges, lastOperation, findings });
    return [...exchanges.flatMap((exchange) => exchange.findings), ...findings, ...told];
  }

  /** As much of a lane and its session as the fixtures need. */
  #laneOf({ credentials, id, routes }: Sandbox['world'], exchanges: Exchange[]) {
    const { worlds } = this.#sandbox;
    const contract = this.#contract;
    const own = credentials[`${contract.provider.id}@${this.#environment}`] ?? {};
    const client = createClient({
      ...{ contract, environmentName: this.#environment, network: 'sandbox', routes, credentials: own },
      clock: { now: () => worlds.now({ world: id }) },
      recorder: { record: (exchange) => void exchanges.push(exchange) },
    });
    const lane = {
      lastOperation: undefined,
      findings: [],
      reads: { watch: <Reply>(reply: Reply) => reply },
      client: () => Promise.resolve(client),
      credentials: () => Promise.resolve(own),
      ownWorld: () => Promise.resolve(id),
      advance: (milliseconds: number) => Promise.resolve(worlds.advance({ world: id, milliseconds })),
    };
    const session = { contract, provider: contract.provider };
    return { client, lane: lane as unknown as Lane, session: session as unknown as Session };
  }
}
