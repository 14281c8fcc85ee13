/** The server that every tool is measured against: ten operations, answered as fast as node:http can, in a process of its own. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basicCredentials } from '../api/request.ts';
import { createAnswers, customersPage } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Behaviour, FromServer, ToServer } from './messages.ts';

const authorization = `Basic ${basicCredentials}`;
const answers = createAnswers();
let behaviour: Behaviour = { latency: 0, broken: 0 };
let asked = 0;
let other = 0;

const server = createServer((request, response) => {
  let length = 0;
  request.on('data', (chunk: Buffer) => (length += chunk.length));
  request.on('end', () => {
    if (behaviour.latency === 0) reply(request, response, length);
    else setTimeout(() => reply(request, response, length), behaviour.latency);
  });
});

function reply(request: IncomingMessage, response: ServerResponse, length: number): void {
  const { url = '', method = '' } = request;
  const query = url.indexOf('?');
  const answer = answers.get(keyOf(method, query < 0 ? url : url.slice(0, query)));
  if (
    answer === undefined ||
    request.headers.authorization !== authorization ||
    (answer.wantsBody && length === 0)
  ) {
    other += 1;
    send(response, answer === undefined ? 404 : 401, refusal);
    return;
  }
  asked += 1;
  send(response, answer.status, bodyOf(answer, method, url, query));
}

/** `GET /s01/customers/4711` → `GET customers/:`. */
function keyOf(method: string, path: string): string {
  const [, , resource, id, sub] = path.split('/');
  return `${method} ${resource}${id === undefined ? '' : '/:'}${sub === undefined ? '' : `/${sub}`}`;
}

function bodyOf(answer: Answer, method: string, url: string, query: number): Buffer {
  if (answer.broken !== undefined && behaviour.broken > 0) {
    behaviour = { ...behaviour, broken: behaviour.broken - 1 };
    return answer.broken;
  }
  if (query < 0 || method !== 'GET' || !url.includes('/customers?limit=')) return answer.bytes;
  const limit = Number(url.slice(query + '?limit='.length));
  return limit > 4 && limit <= 10_000 ? customersPage(limit) : answer.bytes;
}

const refusal = Buffer.from(JSON.stringify({ code: 'refused', message: 'The bench does not send this.' }));

function send(response: ServerResponse, status: number, bytes: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}

function behave(wanted: Behaviour): void {
  behaviour = wanted;
  asked = other = 0;
  tell({ behaves: true });
}

function tell(message: FromServer): void {
  process.send?.(message);
}

process.on('message', (message: ToServer) => {
  if ('count' in message) tell({ counts: { asked, other } });
  else behave(message.behave);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
