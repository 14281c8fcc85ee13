import type { Environment } from '../model/provider.ts';
import type { Reply } from '../network/reply.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import type { Session } from './session.ts';

/** The environment a scenario runs in: what provider.yaml says of it, and its name. */
export type ScenarioEnvironment = Environment & { readonly name: string; readonly clockToleranceMs: number };

export function scenarioEnvironment(session: Session): ScenarioEnvironment {
  const clockToleranceMs = durationToMilliseconds(session.environment.clockTolerance ?? 'PT30S');
  return { ...session.environment, name: session.environmentName, clockToleranceMs };
}

/** Milliseconds between the reply's `Date` (whole seconds, RFC 9110 §6.6.1) and our clock; a missing `Date` is infinitely far. */
export function differenceToDate(reply: Reply): number {
  const date = Date.parse(reply.headers['date'] ?? '');
  return Number.isNaN(date) ? Infinity : Math.abs(Date.now() - date);
}
