import type { FastifyInstance } from 'fastify';
import type { Contract } from '../../contract/contract.ts';
import { loadBehaviour } from '../behaviour.ts';
import type { AnySandbox } from '../define-sandbox.ts';
import { territories } from './locate.ts';
import type { Territory } from './locate.ts';

/** A provider as the sandbox serves it: what all worlds have in common and is compiled once. */
export class ProviderHost {
  readonly contract: Contract;
  readonly behaviour: AnySandbox;
  readonly territories: readonly Territory[];
  readonly #apps = new Map<string, Promise<FastifyInstance>>();

  constructor(contract: Contract, behaviour: AnySandbox) {
    this.contract = contract;
    this.behaviour = behaviour;
    this.territories = territories(contract.provider.environments);
  }

  /** Loads the provider's behaviour. Throws a `ConfigError` where there is none. */
  static async load(contract: Contract): Promise<ProviderHost> {
    return new ProviderHost(contract, await loadBehaviour(contract));
  }

  get origins(): readonly string[] {
    return [...new Set(this.territories.map(({ origin }) => origin))];
  }

  /** The routes of one origin, the same for all worlds. */
  app(origin: string): Promise<FastifyInstance> {
    const known = this.#apps.get(origin);
    if (known !== undefined) return known;
    const made = this.#build(origin);
    this.#apps.set(origin, made);
    return made;
  }

  async #build(origin: string): Promise<FastifyInstance> {
    if (this.behaviour.protocol === 'graphql') {
      const { buildGraphqlApp } = await import('../graphql/graphql-app.ts');
      return buildGraphqlApp(this.territories, origin);
    }
    const { buildRestApp } = await import('../rest/rest-app.ts');
    return buildRestApp(this.contract, this.territories, origin);
  }
}
