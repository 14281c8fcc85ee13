import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { exampleOpenApi } from '../../contract/testing/example-openapi.ts';
import { exampleProvider } from '../../contract/testing/example-provider.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { openFileLedger } from '../../ledger/file/file-ledger.ts';
import type { Ledger, LedgerEntry, LedgerRecord } from '../../ledger/ledger.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { suiteDigest } from '../../scenario/suite-digest.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { describeCredentials } from '../../seal/credential-manifest.ts';
import { owner, sealedFixture } from '../../seal/testing/sealed-fixture.ts';
import { gatherFacts } from '../gather-facts.ts';
import type { FactsQuery } from '../gather-facts.ts';
import { gitEnvironment } from '../git-environment.ts';
import { packOf } from '../pack.ts';
import { promote } from '../promote.ts';
import { signEvidence } from '../sign-evidence.ts';
import { signOff } from '../sign-off.ts';
import { everybody, people } from './people.ts';
import { hoursFromNow, now } from './sample-facts.ts';

const checklistYaml = `pack: default@1
opens: live
scenarios: [acme/orders]
operations: [createOrder, getOrder]
notApplicable: { provider-approval: Acme asks for none. }
notShown:
  - { class: timeout, reason: Acme is never slow on request. }
  - { class: server-error, reason: Acme never breaks on request. }
`;

export type Facts = Awaited<ReturnType<typeof gatherFacts>>['facts'];

const nonce = '00112233445566778899aabbccddeeff';

/** Of the folder: evidence names it as its repository. */
const name = 'acme-shop';

const templates: { bare?: Promise<string>; ready?: Promise<string> } = {};

/**
 * A project with one provider in a temporary git repository, whose only commit is Carol's: everything that the gate wants
 * but evidence and sign-offs. Goes with the test.
 */
export class GateProject {
  readonly root: string;
  readonly ledger: Ledger;

  private constructor(root: string, ledger: Ledger) {
    this.root = root;
    this.ledger = ledger;
  }

  static make(context: TestContext): Promise<GateProject> {
    return GateProject.#copy(context, 'bare');
  }

  /** One that passes: a signed run of an hour ago, and bob's sign-offs. */
  static makeReady(context: TestContext): Promise<GateProject> {
    return GateProject.#copy(context, 'ready');
  }

  /** Each test gets a copy of what is built once: keys are sealed and a history is made in seconds of work. */
  static async #copy(context: TestContext, kind: keyof typeof templates): Promise<GateProject> {
    templates[kind] ??= GateProject.#build(kind);
    const folder = mkdtempSync(join(tmpdir(), 'livegate-gate-'));
    const root = join(folder, name);
    cpSync(await templates[kind], root, { recursive: true });
    const project = new GateProject(root, await openFileLedger(join(root, 'ledger/ledger.jsonl')));
    context.after(async () => {
      await project.ledger.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return project;
  }

  static async #build(kind: keyof typeof templates): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'livegate-gate-'));
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    const root = join(folder, name);
    const project = new GateProject(root, await openFileLedger(join(root, 'ledger/ledger.jsonl')));
    project.write('contracts/acme/provider.yaml', exampleProvider());
    project.write('contracts/acme/openapi.yaml', exampleOpenApi());
    project.write('contracts/acme/checklist.yaml', checklistYaml);
    await project.seal();
    project.write('suites/acme/orders.spec.ts', '// a scenario\n');
    project.write('trust.yaml', everybody);
    project.git('init', '--quiet', '--template=');
    // who works here does not depend on the machine
    project.git('config', 'user.email', 'carol@acme.example');
    project.commit('carol@acme.example');
    if (kind === 'ready') {
      await project.addRun();
      await project.signAll();
    }
    await project.ledger.close();
    return root;
  }

  /** Live credentials of four hours ago, and what is said of them. */
  async seal(): Promise<void> {
    const { bytes, values } = await sealedFixture();
    const sealed = { ...owner, values, identifiers: new Set<string>() };
    this.write('contracts/acme/credentials/live.sandbox.age', bytes);
    const manifest = await describeCredentials(sealed, bytes);
    this.write('contracts/acme/credentials/live.sandbox.manifest.json', JSON.stringify(manifest));
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** Changes one text file; what is replaced must be in it. */
  edit(name: string, from: string, to: string): void {
    const text = readFileSync(this.path(name), 'utf8');
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
    this.write(name, text.replace(from, to));
  }

  git(...words: readonly string[]): void {
    execFileSync('git', ['-C', this.root, ...words], { env: gitEnvironment() });
  }

  commit(email: string): void {
    this.git('add', 'contracts', 'suites', 'trust.yaml');
    const who = ['-c', `user.email=${email}`, '-c', 'user.name=somebody', '-c', 'commit.gpgsign=false'];
    this.git(...who, 'commit', '--quiet', '--message', 'a change');
  }

  /** Writes a green run of an hour ago, with changes, and has it signed; `key` null: not. Returns its folder. */
  async addRun(
    more: Partial<RunRecord> = {},
    key: typeof people.runner | null = people.runner,
  ): Promise<string> {
    const record = { ...(await this.#record()), ...more };
    const folder = this.path(`reports/runs/${record.id}`);
    const own = `reports/runs/${basename(folder)}`;
    this.write(`${own}/run.json`, JSON.stringify(record));
    const answers = { createOrder: 200, getOrder: 200, refused: 401, invalid: 400 };
    const exchanges = Object.entries(answers).map(([id, status]) => ({
      ...{ id, provider: 'acme', environment: 'sandbox', operation: id, startedAt: 0, took: 1 },
      ...{
        request: { method: 'GET', url: 'https://a.example', headers: { 'user-agent': `x (run ${nonce})` } },
        findings: [],
      },
      response: { status, headers: {} },
    }));
    this.write(`${own}/exchanges/1.jsonl`, exchanges.map((one) => `${JSON.stringify(one)}\n`).join(''));
    if (key !== null) await signEvidence(folder, key, this.root);
    return folder;
  }

  async #record(): Promise<RunRecord> {
    const at = { provider: 'acme', environment: 'sandbox' } as const;
    const ids = [...packOf('default@1').scenarios, 'acme/orders'];
    const shown = { verdict: 'passed', attempts: 1, took: 1, findings: [] } as const;
    const { digest } = await loadContract(this.path('contracts/acme'));
    const none = { breaking: 0, dangerous: 0, safe: 0, waived: 0 };
    return {
      schema: 'https://livegate.dev/schemas/run-record.schema.json',
      ...{ id: '20260701T105900Z-aa1', status: 'passed', network: 'sandbox', liveRequests: 0 },
      tool: { name: 'livegate', version: toolVersion(), node: '24.0.0' },
      suiteDigest: await suiteDigest(this.root),
      nonces: [nonce],
      startedAt: hoursFromNow(-1.1),
      endedAt: hoursFromNow(-1),
      targets: [{ ...at, contractDigest: digest, clockDifference: 4 }],
      scenarios: ids.map((id) => ({
        ...{ id, title: id, ...at, ...shown },
        exchanges: ['createOrder', 'getOrder', 'refused', 'invalid'],
      })),
      drift: [{ ...at, network: 'sandbox', basis: 'schema', verdict: 'identical', ...none }],
    };
  }

  query(more: Partial<FactsQuery> = {}): FactsQuery {
    return { root: this.root, provider: 'acme', network: 'sandbox', ledger: this.ledger, now, ...more };
  }

  async facts(more: Partial<FactsQuery> = {}): Promise<Facts> {
    return (await gatherFacts(this.query(more))).facts;
  }

  /** Has items signed now. */
  async sign(
    items: string | readonly string[],
    by = people.bob,
    more: Partial<FactsQuery> = {},
  ): Promise<void> {
    const { facts, trust } = await gatherFacts(this.query(more));
    for (const item of [items].flat())
      await signOff({ item, key: by, reference: 'T-1' }, facts, trust, this.ledger);
  }

  signAll(by = people.bob): Promise<void> {
    return this.sign(['on-call', 'data-review', 'kill-switch', 'second-person'], by);
  }

  promote(more: Partial<Parameters<typeof promote>[0]> = {}): ReturnType<typeof promote> {
    const audience = { repository: basename(this.root) };
    return promote({ ...this.query(), key: people.keeper, audience, version: '0.1.0', ...more });
  }

  async entries(): Promise<readonly LedgerRecord[]> {
    const records: LedgerRecord[] = [];
    for await (const record of this.ledger.read()) records.push(record);
    return records;
  }

  async append(entry: Partial<LedgerEntry>): Promise<void> {
    const schema = 'https://livegate.dev/ledger-entry/v1';
    await this.ledger.append({
      schema,
      kind: 'note',
      at: now.toISOString(),
      provider: 'acme',
      body: {},
      ...entry,
    });
  }
}
