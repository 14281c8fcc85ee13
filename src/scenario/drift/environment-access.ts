import type { Contract } from '../../contract/contract.ts';
import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import { limits } from '../../drift/document/limits.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { Provider, SchemaSource } from '../../model/provider.ts';
import { createClient } from '../../network/client.ts';
import { fetchDocument } from '../../network/fetch-document.ts';
import { livePrefixesOf } from '../../model/prefixes-of.ts';
import { readPublishedSchema } from '../../network/published-schema.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { refuseSandboxOptions } from '../refuse-sandbox-options.ts';
import { resolveCredentials } from '../resolve-credentials.ts';

export type AccessOptions = {
  /** Folder that holds `contracts/`. */
  readonly root: string;
  readonly network: 'sandbox' | 'internet';
  readonly contracts: readonly Contract[];
  /** Sandbox network: as on the command line. */
  readonly faults: readonly string[];
  readonly drifts: readonly string[];
  /** A sandbox that is running already; it is not closed here. */
  readonly sandbox?: Sandbox;
};

type Readable = Exclude<SchemaSource, { kind: 'none' }>;

/** What an environment serves, read and as it came. */
type ServedSchema = { readonly document: SchemaDocument; readonly bytes: Uint8Array };

/** Milliseconds for one document. */
const timeout = 30_000;
const maxBytes = limits.size;

/**
 * The way to the schemas that environments serve: on the sandbox network its servers are started for it, on the
 * internet it needs the credentials of a test environment. Of a live one it reads public documents only.
 */
export class EnvironmentAccess {
  readonly #options: AccessOptions;
  readonly #given: Sandbox | undefined;
  #sandbox: Promise<Sandbox> | undefined;

  /** Throws a `UsageError` (`sandbox_only`) for faults and drifts on the internet network. */
  constructor(options: AccessOptions) {
    refuseSandboxOptions(options);
    this.#options = options;
    this.#given = options.sandbox;
  }

  /** Checks faults and drift packs; throws a `ConfigError` for those that there are not. Starts nothing on the internet. */
  async check(): Promise<void> {
    const { drifts, faults } = this.#options;
    if (drifts.length + faults.length > 0) await this.#start();
  }

  /**
   * The schema that an environment serves, and its bytes as they came. The environment must have a source that is not `none`. Throws a `UsageError`
   * without credentials, a `GuardError` before anything leaves that must not, a `FetchError` where no whole document
   * came, a `SchemaDocumentError` where it is no schema.
   */
  async readSchema(contract: Contract, environment: string): Promise<ServedSchema> {
    const source = `${contract.provider.id}@${environment}`;
    const bytes = await this.readBytes(contract, environment);
    return { bytes, document: parseSchemaDocument(bytes, { source, origin: 'environment' }) };
  }

  /** The same as it came, unread. */
  async readBytes(contract: Contract, environment: string): Promise<Uint8Array> {
    const { provider } = contract;
    const source = schemaSourceOf(provider, environment);
    if (source.kind === 'none') throw new Error(`${provider.id}@${environment} has no schema source`);
    return this.#read(contract, environment, source);
  }

  /** Ends the sandbox, if one was started. */
  async close(): Promise<void> {
    if (this.#sandbox !== undefined) await (await this.#sandbox).close();
  }

  async #read(contract: Contract, environment: string, source: Readable): Promise<Uint8Array> {
    const { provider } = contract;
    const { baseUrl = '', stage } = provider.environments[environment] ?? {};
    const routes = this.#options.network === 'sandbox' ? (await this.#start()).world.routes : undefined;
    if (source.kind === 'openapi' && source.public === true)
      return fetchDocument(baseUrl.replace(/\/$/, '') + source.path, {
        ...{ timeout, maxBytes, live: livePrefixesOf(provider), isPublic: stage === 'live' },
        ...(routes === undefined ? {} : { routes }),
      });
    const client = createClient({
      ...{ contract, environmentName: environment, network: this.#options.network, bodyLimit: maxBytes },
      ...(routes === undefined ? {} : { routes }),
      credentials: await this.#credentials(provider, environment),
      recorder: { record: () => undefined },
    });
    const { defaultAuth } = provider;
    return readPublishedSchema(client, source, { baseUrl, defaultAuth, maxBytes, timeout }).finally(() =>
      client.close(),
    );
  }

  async #credentials(provider: Provider, environment: string): Promise<Readonly<Record<string, string>>> {
    const { network, root } = this.#options;
    if (network === 'internet') return resolveCredentials(root, { provider, environment });
    return (await this.#start()).world.credentials[`${provider.id}@${environment}`] ?? {};
  }

  #start(): Promise<Sandbox> {
    if (this.#given !== undefined) return Promise.resolve(this.#given);
    const { contracts, drifts, faults } = this.#options;
    this.#sandbox ??= startSandbox({ contracts, drifts, faults });
    return this.#sandbox;
  }
}
