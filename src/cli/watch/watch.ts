import { setTimeout as wait } from 'node:timers/promises';
import { readProviders } from '../../scenario/read-providers.ts';
import { selectTargets } from '../../scenario/select-targets.ts';
import type { LivegateError } from '../../util/errors.ts';
import { during } from '../during.ts';
import { tell } from '../gate/tell.ts';
import { verdictExitCodes } from '../gate/verdict-exit-codes.ts';
import type { Network } from '../gate/with-facts.ts';
import { projectRoot } from '../project-root.ts';
import { lookAt } from './look-at.ts';
import { untilSignal } from './until-signal.ts';
import { WatchLog } from './watch-log.ts';
import type { WatchRequest } from './watch-request.ts';

export type WatchFlags = {
  readonly environment: readonly string[];
  readonly network: Network;
  /** Milliseconds from the end of one look to the next. */
  readonly every: number;
  readonly once?: true;
  readonly resample?: string;
  readonly failAfter?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly fault: readonly string[];
  readonly drift: readonly string[];
};

/**
 * Looks at the providers again and again until it is asked to end, and returns the exit code of the worst that it saw. What
 * is wrong with the command or the files in the first look ends it; later it is told, and looked at again.
 */
export async function watch(words: readonly string[], flags: WatchFlags): Promise<number> {
  const { environment, fault, json = false, network, quiet = false } = flags;
  const root = projectRoot();
  const request: WatchRequest = {
    ...{ root, network, environments: environment, faults: fault, drifts: flags.drift },
    resample: Number(flags.resample ?? 0),
    say: quiet ? () => undefined : tell,
  };
  const { targets } = selectTargets(readProviders(root, words), environment, new Date(), words);
  const ids = [...new Set(targets.map(({ provider }) => provider.id))];
  const log = new WatchLog({ json, quiet });
  return untilSignal(async (stop) => {
    const why = await lookOn(ids, request, { ...flags, log, stop });
    const isCutShort = flags.once === true && stop.aborted;
    if (isCutShort || (!quiet && flags.once !== true)) tell(`${why}: ${log.summarize()}`);
    return verdictExitCodes[log.worst];
  });
}

type Watching = Pick<WatchFlags, 'every' | 'once' | 'failAfter'> & {
  readonly log: WatchLog;
  readonly stop: AbortSignal;
};

/** Looks until there is a reason to end, and returns it. */
async function lookOn(ids: readonly string[], request: WatchRequest, watching: Watching): Promise<string> {
  const { every, failAfter, log, once, stop } = watching;
  for (let round = 1; ; round++) {
    const errors: LivegateError[] = [];
    for (const [index, id] of ids.entries()) {
      if (stop.aborted) return missing(ids.slice(index), round, watching);
      const seen = await during(`looking at ${id}`, () => lookAt(id, request));
      errors.push(...seen.errors.filter(({ exitCode }) => exitCode === 2));
      if (log.add(seen.look) >= Number(failAfter ?? Infinity))
        return `ended, for ${id} could not be decided ${failAfter ?? ''} times in a row`;
    }
    if (round === 1 && errors[0] !== undefined) throw errors[0];
    if (once === true) return 'ended';
    await during('waiting for the next look', () => pause(every, stop));
    if (stop.aborted) return endedBy(stop);
  }
}

/** What was never looked at is not known to hold. */
function missing(ids: readonly string[], round: number, { log, stop }: Watching): string {
  if (round > 1) return endedBy(stop);
  log.miss(ids.length);
  return `${endedBy(stop)} before it looked at ${ids.join(', ')}`;
}

function endedBy({ reason }: AbortSignal): string {
  return `ended by ${String(reason)}`;
}

/** Ends early, and throws nothing, where it is asked to. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
