import { request } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';

/** What a child sees of an answer. */
export type Seen = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: unknown;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
  readonly socket?: string;
};

/** Sends a request as a child does, its path and headers exactly as they are spelt. */
export function ask(base: string, path: string, options: Ask = {}): Promise<Seen> {
  const { hostname, port, pathname } = new URL(base);
  const { agent = false, socket } = options;
  const where = socket === undefined ? { hostname, port } : { socketPath: socket };
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = options;
    const sent = request({ ...where, path: pathname + path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: tryJson(text) });
      });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** A request with a JSON body. */
export function askJson(base: string, path: string, body: unknown, options: Ask = {}): Promise<Seen> {
  const headers = { 'content-type': 'application/json', ...options.headers };
  return ask(base, path, { method: 'POST', ...options, headers, body: JSON.stringify(body) });
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
