import { loadavg } from 'node:os';
import { decide as decideOn } from '../../src/gate/decide.ts';
import { gatherFacts } from '../../src/gate/gather-facts.ts';
import { readLedgerState } from '../../src/gate/ledger-state.ts';
import { projectFiles } from '../../src/gate/project-files.ts';
import { readRuns } from '../../src/gate/read-runs.ts';
import { repositoryOf } from '../../src/gate/repository-of.ts';
import type { GateProject } from '../../src/gate/testing/gate-project.ts';
import { now } from '../../src/gate/testing/sample-facts.ts';
import { renderTable } from '../verify/report/table.ts';
import { largeProject } from './decide/large-project.ts';
import { howMade } from '../report/how-made.ts';

const items = 1000;
/** Milliseconds. */
const target = 50;
const warmUp = 20;
const rounds = 100;

type Row = { readonly what: string; readonly times: readonly number[]; readonly target?: number };

/** How long it takes to verify and decide on 1,000 scenario results, each with an exchange of a kilobyte. */
export async function decide(): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const ends: (() => unknown)[] = [];
  const context = { after: (end: () => unknown) => ends.push(end) } as unknown as Parameters<
    typeof largeProject
  >[0];
  try {
    const one = await largeProject(context, items, 1);
    const many = await largeProject(context, items, 25);
    const rows = [
      await verifyAndDecide('1 signed run: verify and decide', one),
      await verifyAndDecide('25 signed runs of 40: verify and decide', many),
      await wholeGate('1 signed run: all that `livegate gate` reads, and decide', one),
      await readSigned(one),
    ];
    const isWhole = rows.every((row) => row.target === undefined || medianOf(row.times) <= row.target);
    return { text: render(rows), isWhole };
  } finally {
    for (const end of ends) await end();
  }
}

async function verifyAndDecide(what: string, project: GateProject): Promise<Row> {
  const { facts, trust } = await gatherFacts(project.query());
  const query = {
    ...{ folder: projectFiles.runs(project.root), network: 'sandbox' as const, trust, now },
    ...{ provider: facts.contract.provider, repository: repositoryOf(project.root) },
  };
  const act = async () => {
    const { refused, runs } = readRuns(query);
    requireItems(runs.reduce((count, { record }) => count + record.scenarios.length, 0));
    return decideOn({ ...facts, runs, refusedRuns: refused }, trust, '0.1.0');
  };
  const { verdict } = await act();
  // What is refused early would be quicker.
  if (verdict !== 'passed') throw new Error(`the decision is ${verdict}`);
  return { what, times: await measure(act), target };
}

async function wholeGate(what: string, project: GateProject): Promise<Row> {
  const act = async () => {
    const { facts, trust } = await gatherFacts(project.query());
    return decideOn(facts, trust, '0.1.0');
  };
  return { what, times: await measure(act) };
}

/** A ledger of so many sign-offs: each has a signature of its own. */
async function readSigned(project: GateProject): Promise<Row> {
  const { trust } = await gatherFacts(project.query());
  const [signed] = await project.entries();
  if (signed === undefined) throw new Error('nobody has signed anything');
  while ((await project.ledger.head()).size < items) await project.ledger.append(signed.entry);
  const act = () => readLedgerState(project.ledger, 'acme', trust, now);
  requireItems((await act()).signOffs.length);
  return { what: 'a ledger of 1,000 entries, each with its own signature', times: await measure(act) };
}

function requireItems(found: number): void {
  if (found !== items) throw new Error(`${found} items were looked at, not ${items}`);
}

async function measure(act: () => Promise<unknown>): Promise<readonly number[]> {
  for (let round = 0; round < warmUp; round++) await act();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return times.sort((left, right) => left - right);
}

function medianOf(times: readonly number[]): number {
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

function render(rows: readonly Row[]): string {
  const shown = rows.map(({ target: wanted, times, what }) => [
    what,
    medianOf(times).toFixed(1),
    (times[Math.floor(times.length * 0.95)] ?? Number.NaN).toFixed(1),
    wanted === undefined ? '' : `≤ ${wanted}`,
  ]);
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${howMade('node bench/gate/run.ts decide')} Load of the machine: ${load}.

${items} evidence items: results of required scenarios, each with an exchange of about a kilobyte. In one process, ${rounds} rounds after ${warmUp} to warm up. "Verify" reads every file of every run, hashes it, verifies the signature over the digests, parses record and exchanges and checks the nonce of each; "decide" asks every item of the checklist. Not in it: starting the process. The last two rows are for comparison: contract, suites, git and ledger as well; and what 1,000 signatures cost.

${renderTable(['what', 'median, ms', 'p95, ms', 'target'], shown)}`;
}
