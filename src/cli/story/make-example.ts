import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportInput } from '../../report/html/report-input.ts';
import { renderReport } from '../../report/html/render-report.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { Livegate } from './run-livegate.ts';
import { StoryProject } from './story-project.ts';

const key = (name: string) => ['--key', `keys/${name}.pem`];
const signOffs = ['on-call', 'provider-approval', 'data-review', 'kill-switch', 'second-person'];

/**
 * Makes the data of `reports/example` anew: carries out a story in a copy of the project on the sandbox network, and keeps
 * what a report of it is drawn from. One provider is open in live, one was open by a waiver and is revoked, one is
 * refused. Throws an `Error` where a
 * command did not end as the story goes.
 */
export async function makeExample(root: string): Promise<void> {
  const project = await StoryProject.make(root, 'example-story');
  const livegate = new Livegate(root, project.folder);
  const run = async (code: number, words: readonly string[], input = '') => {
    const ended = await livegate.run(words, input);
    if (ended.code !== code)
      throw new Error(`livegate ${words.join(' ')} ended with ${ended.code}:\n${ended.output}`);
    return ended.output;
  };
  await trustPeople(project, run);
  await collectEvidence(project, run);
  await waive(run);
  await signAndPromote(project, run);
  await run(1, ['verify', 'truphone', '--drift', 'truphone@pre-production=order-status-misspelt']);
  const input = await loadInput(project, livegate);
  await writeFileAtomic(inputFile(root), `${JSON.stringify(input)}\n`);
}

/** Draws `reports/example/index.html` from the data beside it. */
export async function drawExample(root: string): Promise<void> {
  const input = JSON.parse(await readFile(inputFile(root), 'utf8')) as ReportInput;
  await writeFileAtomic(join(root, 'reports/example/index.html'), renderReport(input));
}

const inputFile = (root: string) => join(root, 'reports/example/input.json');

type Run = (code: number, words: readonly string[], input?: string) => Promise<string>;

async function trustPeople(project: StoryProject, run: Run): Promise<void> {
  const entries: string[] = [];
  for (const [name, role] of Object.entries({
    ci: 'runner',
    gate: 'gatekeeper',
    jo: 'approver',
    sam: 'approver',
  })) {
    const entry = await run(0, ['keys', 'create', name, '--role', role, '--out', 'keys']);
    entries.push(entry.trimEnd(), `    emails: [${name}@example.com]`);
  }
  await project.write('trust.yaml', ['keys:', ...entries, ''].join('\n'));
}

/** The change log of the provider has it: an environment that still answers `apr` runs behind. */
const behind = ['--drift', 'flexiti@merchant-integration=apr-instead-of-annual-rates'];

/** An earlier contract, a fault, an environment that runs behind, a connection that breaks once, and then what counts. */
async function collectEvidence(project: StoryProject, run: Run): Promise<void> {
  const file = 'contracts/truphone/openapi.yaml';
  const schema = await readFile(join(project.folder, file), 'utf8');
  await project.write(file, schema.replace('activeCountries, pricing]', 'activeCountries, pricing, region]'));
  const checklist = 'contracts/truphone/checklist.yaml';
  const items = await readFile(join(project.folder, checklist), 'utf8');
  await project.write(checklist, items.replace(/^ {2}- \{ class: timeout, .*\n/m, ''));
  project.commit('Contracts, scenarios, and whom we trust');
  await run(0, ['verify', 'truphone', '--sign', ...key('ci')]);
  await project.write(file, schema);
  project.commit('Truphone: a product need not have a region');
  await run(1, ['verify', 'flexiti', '--fault', 'flexiti@training:createAuthorization=status:503']);
  await run(1, ['verify', 'flexiti', ...behind]);
  const reset = 'truphone@pre-production:createPaymentMethod=reset*1';
  await run(1, ['verify', 'truphone', '--retries', '1', '--fault', reset]);
  await run(0, ['verify', '--sign', ...key('ci')]);
  await run(0, ['verify', '--sign', ...key('ci')]);
  const held = ['drift', 'flexiti', '--against', 'training', '--format', 'json', '--output'];
  await run(0, [...held, 'reports/drift/flexiti.json']);
  await run(0, [...held, 'reports/drift/flexiti-behind.json', ...behind]);
}

/** Truphone's test environment leaves no request unanswered, and the checklist here does not say so. */
async function waive(run: Run): Promise<void> {
  const reason = 'Truphone opens an endpoint that does not answer on Friday';
  const words = ['waive', 'truphone', 'error-classes-covered', '--owner', 'sam', '--reason', reason];
  await run(0, [...words, '--days', '5', '--yes', ...key('jo')]);
}

async function signAndPromote(project: StoryProject, run: Run): Promise<void> {
  const more = { fluz: 'fluz-certification', truphone: 'shared-credentials' };
  for (const [provider, item] of Object.entries(more))
    for (const one of [...signOffs, item])
      await run(0, [
        'sign-off',
        provider,
        one,
        '--reference',
        'WIKI-12',
        ...key(one === 'on-call' ? 'sam' : 'jo'),
        '--yes',
      ]);
  const names = (prefix: string, all: readonly string[]) =>
    all.map((name) => `${prefix}_${name}=made-up-${name}\n`).join('');
  await run(0, ['credentials', 'seal', 'fluz'], names('FLUZ_LIVE', ['API_KEY', 'USER_ID', 'ACCOUNT_ID']));
  const clients = ['RESELLER', 'ACCOUNT_MANAGER'].flatMap((who) => [
    `${who}_CLIENT_ID`,
    `${who}_CLIENT_SECRET`,
  ]);
  await run(
    0,
    ['credentials', 'seal', 'truphone', '--environment', 'production'],
    names('TRUPHONE', clients),
  );
  project.commit('Live credentials, sealed');
  for (const provider of Object.keys(more)) await run(0, ['promote', provider, ...key('gate')]);
}

/** As `livegate report` in the story's folder would load it: what this machine remembers of earlier ledgers is no part of it. */
async function loadInput({ folder }: StoryProject, { environment }: Livegate): Promise<ReportInput> {
  const { loadReportInput } = await import('../report/load-report-input.ts');
  process.chdir(folder);
  Object.assign(process.env, environment);
  return loadReportInput([], { network: 'sandbox', from: [], drift: [] });
}
