import { request } from 'node:http';

const PATIENCE_MS = 5000;
// Addresses, not names: what a name leads to is not up to us.
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether a URL is plain HTTP to an address of this machine's loopback, however it is spelt; a name never is. */
export function isLoopback(url: string): boolean {
  const target = URL.parse(url);
  return target?.protocol === 'http:' && LOOPBACK.test(target.hostname);
}

/**
 * Posts a notification, unsigned, to a listener on this machine's loopback, once: whether the provider repeats is not
 * documented. False where it was not taken with a 2xx, and for any other address, which is never connected to.
 */
export function deliver(url: string, body: unknown): Promise<boolean> {
  if (!isLoopback(url)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json' }, timeout: PATIENCE_MS };
    const sent = request(url, { ...options, agent: false }, (reply) => {
      reply.resume();
      resolve(reply.statusCode !== undefined && reply.statusCode >= 200 && reply.statusCode < 300);
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => {
      resolve(false);
    });
    sent.end(JSON.stringify(body));
  });
}
