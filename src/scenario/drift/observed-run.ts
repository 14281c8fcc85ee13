import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ObservedAnswer } from '../../drift/observed/observed-answer.ts';
import type { SandboxGiven } from '../../model/environment-drift.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { RunTarget } from '../../model/run-record.ts';
import { readLog } from '../run-folder.ts';

/** A run whose exchanges can be looked at. */
export type ObservedRun = {
  readonly id: string;
  readonly folder: string;
  readonly targets: readonly RunTarget[];
  readonly given: SandboxGiven;
};

/** The run in a folder, by its own record or plan; undefined where neither can be read. */
export function readObservedRun(folder: string): ObservedRun | undefined {
  const { drifts, faults, targets } =
    readJson(join(folder, 'run.json')) ?? readJson(join(folder, 'plan.json')) ?? {};
  if (!Array.isArray(targets)) return undefined;
  const given = onlyGiven({ faults: texts(faults), drifts: texts(drifts) });
  return { id: basename(folder), folder, targets: targets as RunTarget[], given };
}

/** What a sandbox was given, without what is empty. */
export function onlyGiven({ drifts = [], faults = [] }: SandboxGiven): SandboxGiven {
  return { ...(faults.length === 0 ? {} : { faults }), ...(drifts.length === 0 ? {} : { drifts }) };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A JSON file's object; undefined where there is none. */
export function readJson(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The answers of one environment in a run, in the order of their exchanges. A line cut short by a crash is left out. */
export function observedAnswers(
  { folder }: ObservedRun,
  provider: string,
  environment: string,
): readonly ObservedAnswer[] {
  return readLog<Exchange>(folder, 'exchanges')
    .filter((one) => one.provider === provider && one.environment === environment)
    .flatMap(toAnswer);
}

function toAnswer(exchange: Exchange): ObservedAnswer[] {
  const { findings, id, operation, response } = exchange;
  if (response === undefined) return [];
  const { body, status } = response;
  return [
    {
      operation,
      status,
      body: body === undefined || body.truncated ? undefined : readBody(body.text),
      hidden: body?.hidden ?? {},
      truncated: body?.truncated === true,
      findings,
      exchange: id,
      show: () => showExchange(exchange),
    },
  ];
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const longest = 2000;

function showExchange({ id, request, response }: Exchange): string {
  const body = response?.body === undefined ? '' : pretty(response.body.text);
  const shown = body.length > longest ? `${body.slice(0, longest)}\n…` : body;
  return `${request.method} ${request.url}\n${response?.status ?? ''} (exchange ${id}, redacted)\n${shown}`.trim();
}

function pretty(text: string): string {
  const value = readBody(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}
