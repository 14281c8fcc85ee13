import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EnvironmentInstance } from './world/environment-instance.ts';
import { holding, readTarget } from './world/locate.ts';
import type { Territory } from './world/locate.ts';
import { arrivalOf } from './world/arrival.ts';
import type { Arrival } from './world/arrival.ts';

/** Answers a request that no operation takes, and counts it for the environment whose prefix it is under. */
export async function answerUnrouted(
  territories: readonly Territory[],
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const arrival = arrivalOf(request.raw);
  const instance = environmentOf(territories, arrival);
  if (instance !== undefined) instance.requests += 1;
  const answered = instance?.isDecommissioned === true ? 410 : status;
  const date = instance?.context.clock.shown() ?? new Date();
  const message = STATUS_CODES[answered] ?? 'Error';
  await reply
    .code(answered)
    .headers({ date: date.toUTCString(), ...headers })
    .send({ message });
}

function environmentOf(territories: readonly Territory[], arrival: Arrival): EnvironmentInstance | undefined {
  const held = holding(territories, arrival.origin, readTarget(arrival.target).path);
  const names = new Set(
    territories.filter(({ origin }) => origin === arrival.origin).map(({ environment }) => environment),
  );
  const name = held[0]?.environment ?? (names.size === 1 ? [...names][0] : undefined);
  return name === undefined ? undefined : arrival.instances.get(name);
}
