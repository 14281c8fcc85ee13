import { Agent, request } from 'node:http';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { SandboxErrorCode } from '../sandbox-error.ts';
import { controlMethodNames } from './control-methods.ts';
import type { ControlMethod, ControlParameters, ControlResult } from './control-methods.ts';

/** A running sandbox as another process drives it. */
export type ControlClient = {
  readonly [Method in ControlMethod]: (
    parameters: ControlParameters<Method>,
  ) => Promise<ControlResult<Method>>;
} & {
  /** Closes the client's connections; the sandbox goes on. */
  close(): void;
};

/**
 * A client of the control server at `controlUrl`. Its methods throw `ConfigError` for a fault or drift that cannot be
 * read, and `SandboxError` for everything else (`control_unreachable` where no sandbox answers).
 */
export function connectControl(controlUrl: string): ControlClient {
  const agent = new Agent({ keepAlive: true });
  const methods = controlMethodNames.map((method) => [
    method,
    async (parameters: unknown) =>
      unwrap(await post(agent, `${controlUrl}/${method}`, JSON.stringify(parameters))),
  ]);
  const client = Object.fromEntries(methods) as ControlClient;
  return {
    ...client,
    close: () => {
      agent.destroy();
    },
  };
}

type Envelope = {
  readonly result?: unknown;
  readonly error?: {
    readonly code: SandboxErrorCode;
    readonly message: string;
    readonly hint?: string;
    readonly problems?: readonly ConfigProblem[];
  };
};

/** Whoever else listens there answers, too: with a page, or with JSON of another form. */
function read(text: string): Envelope {
  const answer = (tryJson(text) ?? {}) as Envelope;
  if (answer.result === undefined && typeof answer.error !== 'object') throw unreachable();
  return answer;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(cause?: Error): SandboxError {
  return new SandboxError('control_unreachable', 'no sandbox answers at its control address', {
    ...(cause === undefined ? {} : { cause }),
    hint: 'Start "livegate sandbox", and give the control URL that it prints, as a whole and without a method.',
  });
}

function unwrap(text: string): unknown {
  const { error, result } = read(text);
  if (error === undefined) return result;
  if (error.problems !== undefined) throw new ConfigError('config_invalid', error.problems);
  throw new SandboxError(error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
}

function post(agent: Agent, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
      });
      response.on('error', reject);
    });
    sent.on('error', (cause) => {
      reject(unreachable(cause));
    });
    sent.end(body);
  });
}
