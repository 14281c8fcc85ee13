import type { ServerResponse } from 'node:http';
import type { Refusal } from './admission.ts';

/** Answers with a refusal of the gateway's own: 403, and a body that says what would open the door. */
export function writeRefusal(response: ServerResponse, refusal: Refusal): void {
  writeJson(response, 403, { error: 'livegate_refused', ...refusal });
}

/** Answers with JSON; where an answer has begun already, its connection is cut off, so that nobody takes it for whole. */
export function writeJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length }).end(text);
}
