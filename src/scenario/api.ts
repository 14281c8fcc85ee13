import type { OperationInput } from '../contract/contract.ts';
import { fillTemplate } from '../contract/template.ts';
import type { Reply } from '../network/reply.ts';
import { CallFailed } from './call-failed.ts';
import { withDefaults } from './default-input.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';

/** Operation id → what goes in and what a success holds; generated into `contracts/<id>/types.d.ts`. */
export type OperationTypes = Record<string, { input: unknown; data: unknown }>;

/** Operations of any provider, for scenarios that know none by name. */
export type AnyOperations = Record<string, { input: OperationInput; data: unknown }>;

/** How one call differs from the provider's defaults. */
export type CallOptions = {
  /** A credential of `auth` in provider.yaml, or `none` for a request without any. */
  readonly auth?: string;
  /** A token to send instead of the client's own, or a key instead of the environment's, where that is sent. */
  readonly token?: string;
  /** Credentials to use instead of the environment's, by name. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** False: one attempt only, also where a repeat would be safe. */
  readonly retry?: boolean;
  /** The request is meant to contradict the contract: it is sent all the same. */
  readonly deliberatelyInvalid?: boolean;
};

/** The provider's operations, sent through the guarded client; every exchange is held against the contract. */
export type ScenarioApi<Operations extends OperationTypes = AnyOperations> = {
  /** Sends the operation and returns the reply of a success; any failure ends the scenario with a finding. */
  call<Id extends keyof Operations & string>(
    operation: Id,
    input: Operations[Id]['input'],
    options?: CallOptions,
  ): Promise<Reply<Operations[Id]['data']>>;
  /** The token that requests with this credential carry; obtained where there is none yet. Secret: compare it, never show it. */
  token(credential: string): Promise<string>;
  /** Sends the operation and returns whatever came back. Throws only where no answer came. */
  attempt<Id extends keyof Operations & string>(
    operation: Id,
    input: Operations[Id]['input'],
    options?: CallOptions,
  ): Promise<Reply<Operations[Id]['data']>>;
};

/** The api of one scenario: opened lazily, because only then it is known whether the scenario has its own world. */
export function createApi(session: Session, lane: Lane): ScenarioApi {
  const { defaults } = session.provider;
  const completed = async (name: string, input: OperationInput): Promise<OperationInput> => {
    const operation = session.contract.operations.get(name);
    if (operation === undefined || defaults === undefined) return input;
    const filled = fillTemplate(defaults, { credential: await lane.credentials() }) as OperationInput;
    return withDefaults(operation, filled, input);
  };
  const attempt = async (operation: string, input: OperationInput, options: CallOptions = {}) => {
    lane.lastOperation = operation;
    const client = await lane.client();
    const reply = await client.send(operation, await completed(operation, input), options);
    return lane.reads.watch(reply, session.contract.operations.get(operation)?.fieldNames ?? new Set());
  };
  const call = async (operation: string, input: OperationInput, options?: CallOptions) => {
    const reply = await attempt(operation, input, options);
    if (!reply.ok) throw failed(lane, operation, reply);
    return reply;
  };
  const token = async (credential: string) => (await lane.client()).token(credential);
  return { call, attempt, token } as ScenarioApi;
}

function failed(lane: Lane, operation: string, reply: Reply): CallFailed {
  const { failure, status, exchange } = reply;
  const words = [String(status), failure?.code, failure?.message].filter((part) => part !== undefined);
  const error = new CallFailed({
    code: 'expectation_failed',
    severity: 'error',
    operation,
    at: failure?.kind === 'payload' ? 'payload' : 'status',
    expected: 'a success',
    found: words.join(' '),
    exchange,
  });
  lane.findings.push(error.finding);
  return error;
}
