import { GateProject } from './gate-project.ts';
import { publishedProject } from './published-project.ts';
import type { Ended } from './run-cli.ts';
import { writeSignedRun } from './write-signed-run.ts';

const checklist = `pack: default@1
opens: live
scenarios: [tiny/a-thing-keeps-its-name, tiny/an-unknown-thing-is-not-found]
operations: [createThing]
ceilings: [{ operation: createThing, requests: 3, per: P1D }]
notApplicable: { provider-approval: it is made up }
promotion: { releases: 20 }
notShown:
  - { class: validation, reason: nobody ran the scenarios of every provider }
  - { class: server-error, reason: it never breaks }
  - { class: timeout, reason: it is never slow }
`;

/** One request to live, and another for each line that it reads. */
const shop = `
import { createInterface } from 'node:readline';
const ask = async () => {
  const headers = { 'content-type': 'application/json' };
  const url = process.env.TINY_BASE_URL + '/things';
  const answer = await fetch(url, { method: 'POST', headers, body: '{"name":"lamp"}' });
  console.log('answer', answer.status, (await answer.json()).code ?? '');
};
await ask();
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') break;
  await ask();
}
process.exit();
`;

/**
 * A project whose provider publishes its schema, with signed evidence, sign-offs and sealed credentials: all that
 * `promote` asks for. `shop.mjs` sends one request to live, and one more for each line; `end` ends it.
 */
export class PromotableProject extends GateProject {
  /** Of the sandbox that answers for live. */
  controlUrl = '';

  constructor() {
    // By gate-story.test.ts.
    super(publishedProject(), ['keys', 'sign-off', 'promote', 'gate', 'ledger', 'revoke', 'exec']);
  }

  async prepare(): Promise<void> {
    const { project } = this;
    project.write('contracts/tiny/checklist.yaml', checklist);
    for (const name of ['missingCredentials', 'wrongCredentials'])
      project.edit(
        'contracts/tiny/provider.yaml',
        `${name}: { status: 401, codes: [unauthorized] }`,
        `${name}: { notApplicable: nobody ran the scenarios of every provider }`,
      );
    project.write('.gitignore', 'reports\nkeys\nledger\n');
    project.write('shop.mjs', shop);
    const { controlUrl, credentials } = await this.serve();
    this.controlUrl = controlUrl;
    await this.trust({ ci: 'runner', gate: 'gatekeeper', jo: 'approver', sam: 'approver' });
    await this.passes(
      ['credentials', 'seal', 'tiny'],
      `TINY_LIVE_API_KEY=${credentials['tiny@live']?.['apiKey']}\n`,
    );
    this.commit();
    await this.addEvidence();
    for (const item of ['on-call', 'data-review', 'kill-switch', 'second-person'])
      await this.passes(['sign-off', 'tiny', item, '--reference', 'WIKI-1', '--yes', '--key', 'keys/jo.pem']);
  }

  addEvidence(): Promise<void> {
    return writeSignedRun(this.root, 'keys/ci.pem');
  }

  promote(...words: readonly string[]): Promise<string> {
    return this.passes(['promote', 'tiny', '--key', 'keys/gate.pem', ...words]);
  }

  /** Starts a command beside the gateway; by default the shop. */
  exec(
    words: readonly string[] = [],
    command: readonly string[] = [process.execPath, 'shop.mjs'],
  ): ReturnType<GateProject['start']> {
    return this.start(...this.#execWords(words, command));
  }

  /** The same to its end; nobody writes to what it starts. */
  use(
    words: readonly string[] = [],
    command: readonly string[] = [process.execPath, 'shop.mjs'],
  ): Promise<Ended> {
    return this.run(this.#execWords(words, command));
  }

  #execWords(words: readonly string[], command: readonly string[]): readonly string[] {
    const own = ['--sandbox', this.controlUrl, '--local-key', 'keys/jo.age'];
    return ['exec', 'tiny', ...own, ...words, '--', ...command];
  }
}
