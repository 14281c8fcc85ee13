import { existsSync } from 'node:fs';
import { decide } from '../../gate/decide.ts';
import { findPromotion } from '../../gate/find-promotion.ts';
import type { Facts } from '../../gate/facts.ts';
import { GateError } from '../../gate/gate-error.ts';
import { gatherFacts } from '../../gate/gather-facts.ts';
import { isBreakGlass } from '../../gate/predicates/break-glass.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { PromotionState, ReportGate } from '../../report/html/report-input.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { LivegateError } from '../../util/errors.ts';
import { readAudience } from '../gate/audience.ts';
import { readLedgerEvents } from './read-ledger-events.ts';

type Query = {
  readonly root: string;
  readonly network: RunRecord['network'];
  readonly ledger: Ledger;
  readonly now: Date;
};

/** Decides about each provider, and reads what its ledger says; writes nothing. A provider that cannot be decided says why. */
export async function readGates(query: Query, providers: readonly string[]): Promise<readonly ReportGate[]> {
  const gates: ReportGate[] = [];
  for (const provider of providers) gates.push(await readGate(query, provider));
  return gates;
}

async function readGate(query: Query, provider: string): Promise<ReportGate> {
  const nothing = { provider, events: [], waivers: [] };
  const none = (code: string, reason: string) => ({ state: 'none' as const, code, reason });
  if (!existsSync(projectFiles.checklist(query.root, provider))) {
    const problem = `there is no contracts/${provider}/checklist.yaml, so nothing opens its live environments`;
    return { ...nothing, problem, promotion: none('config_missing', problem) };
  }
  try {
    const { facts, trust } = await gatherFacts({ ...query, provider });
    const { ledger, waivers } = facts;
    return {
      provider,
      decision: decide(facts, trust, toolVersion()),
      promotion: promotionState(facts, query.root),
      events: await readLedgerEvents(query.ledger, provider, ledger),
      waivers,
      ledger: {
        ...ledger.head,
        findings: ledger.findings.map(
          ({ code, expected, found }) => `${code}: ${expected} expected, ${found} found`,
        ),
      },
    };
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return { ...nothing, problem: error.message, promotion: none(String(error.code), error.message) };
  }
}

function promotionState(facts: Facts, root: string): PromotionState {
  try {
    const { by, statement } = findPromotion(facts, readAudience(root));
    const { expiresAt, id } = statement.predicate;
    const how = isBreakGlass(statement.predicate) ? 'break-glass' : 'promotion';
    return { state: 'in-force', how, id, by, expiresAt };
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return { state: 'none', code: error.code, reason: error.message };
  }
}
