import { promoteCommand } from '../../../gate/promote-command.ts';
import type { Decision, ItemResult, WeakenedLimit } from '../../../model/decision.ts';
import type { ReportGate, ReportInput, ReportProvider } from '../report-input.ts';
import { groupRemedies } from './group-remedies.ts';
import type { OpenCommand } from './group-remedies.ts';

/**
 * Whether a provider's live credentials can be used. `open`: a promotion is in force. `broken`: open in spite of the checklist. `ready`: every item passed and nobody
 * has promoted it yet. `revoked`: what was open had been closed, and nothing is known to be wrong now. `refused`, `undecided`: items stand against it. `none`: there is no decision at all.
 */
export type StandingKind = 'open' | 'broken' | 'ready' | 'revoked' | 'refused' | 'undecided' | 'none';

/** Where one provider stands, in words that stand alone. */
export type Standing = {
  readonly provider: string;
  readonly name: string;
  /** The live environment that its checklist opens; absent where there is none. */
  readonly environment?: string;
  readonly kind: StandingKind;
  /** `Fluz may not go live.` */
  readonly sentence: string;
  /** What it rests on, or what stands against it. */
  readonly detail: string;
  /** ISO 8601: from then on what is said here does not hold any more. */
  readonly until?: string;
  readonly items: readonly ItemResult[];
  /** Limits of its checklist that let through more than those of the pack. */
  readonly weakened: readonly WeakenedLimit[];
  /** What clears what stands against it, or comes next; the most clearing one first. */
  readonly next: readonly OpenCommand[];
};

/** Pure. */
export function composeStanding(
  { id, name }: ReportProvider,
  gate: ReportGate | undefined,
  { network }: Pick<ReportInput, 'network'>,
): Standing {
  const decision = gate?.decision;
  if (gate === undefined || decision === undefined) {
    const detail = gate?.problem ?? 'nothing was asked of it';
    return {
      provider: id,
      name,
      kind: 'none',
      sentence: `Nothing is decided about ${name}.`,
      detail,
      items: [],
      weakened: [],
      next: [],
    };
  }
  const kind = kindOf(decision, gate);
  return {
    ...{ provider: id, name, environment: decision.environment, kind, items: decision.items },
    weakened: decision.weakened ?? [],
    ...words(kind, name, decision, gate),
    next: isReady(kind, decision) ? [promoteIt(id, network)] : groupRemedies(decision.items),
  };
}

function kindOf({ verdict }: Decision, { promotion }: ReportGate): StandingKind {
  if (promotion.state === 'in-force') return promotion.how === 'promotion' ? 'open' : 'broken';
  if (verdict === 'failed') return 'refused';
  if (promotion.code === 'revoked') return 'revoked';
  return verdict === 'passed' ? 'ready' : 'undecided';
}

function isReady(kind: StandingKind, { verdict }: Decision): boolean {
  return kind === 'ready' || (kind === 'revoked' && verdict === 'passed');
}

type Words = Pick<Standing, 'sentence' | 'detail' | 'until'>;

function words(
  kind: StandingKind,
  name: string,
  decision: Decision,
  { events, promotion }: ReportGate,
): Words {
  const open = decision.items.filter(({ verdict }) => verdict !== 'passed').length;
  const against = itemsAgainst(open, decision.items.length);
  if (promotion.state === 'in-force') {
    const again = open === 0 ? '' : ` It would not be promoted again: ${against}.`;
    const until = promotion.expiresAt;
    if (promotion.how === 'break-glass')
      return {
        sentence: `${name} is open in live in spite of its checklist.`,
        detail: `${promotion.by} broke the glass: ${against}.`,
        until,
      };
    return { sentence: `${name} is open in live.`, detail: `Promoted by ${promotion.by}.${again}`, until };
  }
  if (kind === 'revoked') {
    const last = events.findLast((event) => event.kind === 'revocation');
    const why = last === undefined ? promotion.reason : `${last.what}, found by ${last.by ?? 'nobody named'}`;
    const sentence = `${name} was revoked.`;
    if (open > 0) return { sentence, detail: `Why: ${why}. ${against}.` };
    return {
      sentence,
      detail: `Why: ${why}. All ${decision.items.length} items pass again: look at the reason before anybody promotes it anew.`,
      until: decision.holdsUntil,
    };
  }
  if (kind === 'ready')
    return {
      sentence: `${name} may go live.`,
      detail: `All ${decision.items.length} items passed. Nobody can use the live keys yet: ${promotion.reason}.`,
      until: decision.holdsUntil,
    };
  const closed = promotion.code === 'not_promoted' ? '' : ` Not open: ${promotion.reason}.`;
  const sentence =
    kind === 'refused' ? `${name} may not go live.` : `Whether ${name} may go live cannot be said.`;
  return { sentence, detail: `${against}.${closed}` };
}

/** `1 of 25 items stands against it`. */
export function itemsAgainst(open: number, all: number): string {
  return `${open} of ${all} items ${open === 1 ? 'stands' : 'stand'} against it`;
}

function promoteIt(provider: string, network: ReportInput['network']): OpenCommand {
  return { command: promoteCommand({ provider, network }), cost: 'a gatekeeper’s key', clears: [] };
}
