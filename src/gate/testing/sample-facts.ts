import { testContract } from '../../network/testing/test-contract.ts';
import { testProvider } from '../../network/testing/test-provider.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Provider } from '../../model/provider.ts';
import type { RunRecord, ScenarioResult } from '../../model/run-record.ts';
import type { CredentialManifest } from '../../seal/credential-manifest.ts';
import { digestOf } from '../../util/digest.ts';
import type { Digest } from '../../util/digest.ts';
import type { Facts, SeenExchange, VerifiedRun } from '../facts.ts';
import { toolDigest } from '../tool-digest.ts';

/** The moment at which the tests decide. */
export const now = new Date('2026-07-01T12:00:00.000Z');

const hour = 3_600_000;

/** So many hours from now. */
export function hoursFromNow(hours: number): string {
  return new Date(now.getTime() + hours * hour).toISOString();
}

/** What is there now. */
export const present = new Map<string, Digest>(
  ['contract', 'suites', 'checklist', 'trust', 'credentials', 'manifest'].map((name) => [
    name,
    digestOf(name),
  ]),
).set('tool', toolDigest('0.1.0'));

const checklist: Checklist = {
  pack: 'default@1',
  opens: 'production',
  environments: ['preprod', 'staging'],
  scenarios: ['acme/pays', 'acme/refuses'],
  runs: { consecutive: 1, over: 0 },
  evidenceAge: 24 * hour,
  ...{ clockLimit: 30_000, credentialAge: 90 * 24 * hour, certificateLeft: 30 * 24 * hour },
  operations: ['getItem', 'createItem'],
  ceilings: [],
  promotionAge: 8 * hour,
  releases: 1,
  approvers: 1,
  signOffs: [],
  notShown: (['validation', 'rate-limit', 'timeout', 'server-error'] as const).map((one) => ({
    class: one,
    reason: 'made up',
  })),
  notApplicable: {},
};

/** A green result of one scenario; its exchanges are those that `sampleRun` adds. */
export function result(id: string, environment: string, more: Partial<ScenarioResult> = {}): ScenarioResult {
  const exchanges = checklist.operations.map((operation) => `${environment}-${operation}`);
  const shown = { verdict: 'passed', attempts: 1, took: 1, findings: [], exchanges } as const;
  return { id, title: id, provider: 'acme', environment, ...shown, ...more };
}

/** The record of a green run of the whole checklist in both test environments, an hour ago. */
export function sampleRecord(more: Partial<RunRecord> = {}): RunRecord {
  const environments = checklist.environments;
  const drift = { network: 'sandbox', basis: 'schema', verdict: 'identical', ...none } as const;
  return {
    schema: 'https://livegate.dev/schemas/run-record.schema.json',
    id: '20260701T105900Z-aa1',
    status: 'passed',
    network: 'sandbox',
    tool: { name: 'livegate', version: '0.1.0', node: '24.0.0' },
    suiteDigest: digestOf('suites'),
    startedAt: '2026-07-01T10:59:00.000Z',
    endedAt: hoursFromNow(-1),
    targets: environments.map((environment) => ({
      ...{ provider: 'acme', environment, contractDigest: digestOf('contract'), clockDifference: 40 },
    })),
    scenarios: environments.flatMap((environment) => [
      result('acme/pays', environment),
      result('acme/refuses', environment),
    ]),
    drift: environments.map((environment) => ({ provider: 'acme', environment, ...drift })),
    liveRequests: 0,
    ...more,
  };
}

const none = { breaking: 0, dangerous: 0, safe: 0, waived: 0 } as const;

/** That run, verified, with one exchange of each operation in each environment. */
export function sampleRun(
  more: Partial<RunRecord> = {},
  verified: Partial<Omit<VerifiedRun, 'record'>> = {},
): VerifiedRun {
  return {
    record: sampleRecord(more),
    exchanges: seen(),
    signers: ['runner'],
    judgedBy: {},
    keys: new Map(),
    ...verified,
  };
}

export function seen(status = 200): SeenExchange[] {
  return checklist.environments.flatMap((environment) =>
    checklist.operations.map((operation) => ({
      ...{ id: `${environment}-${operation}`, environment, operation, status },
    })),
  );
}

const absent = { notApplicable: 'Nothing there asks who it is.' } as const;

/** Nobody can show how a provider refuses whom it never asks. */
const noAuthentication: Provider['errors'] = {
  ...testProvider.errors,
  classes: {
    ...testProvider.errors.classes,
    ...{
      missingCredentials: absent,
      wrongCredentials: absent,
      expiredCredentials: absent,
      wrongKeys: absent,
    },
  },
};

type Changes = Partial<Omit<Facts, 'checklist' | 'contract'>> & {
  readonly checklist?: Partial<Checklist>;
  readonly provider?: Partial<Provider>;
};

/** Facts under which every automatic item passes, with changes. */
export function sampleFacts({ checklist: limits = {}, provider = {}, ...more }: Changes = {}): Facts {
  return {
    ...{ now, network: 'sandbox', subjects: present, waivers: [], refusedRuns: [], runs: [sampleRun()] },
    contract: testContract({ provider: { errors: noAuthentication, ...provider } }),
    checklist: { ...checklist, ...limits },
    sealed: { recipients: 2 },
    manifest: sampleManifest({ network: more.network ?? 'sandbox' }),
    ledger: {
      ...{ head: { size: 3, root: 'cm9vdA==' }, epoch: 0, signOffs: [], promotions: [] },
      ...{ breakGlass: [], glass: [], closedBy: { sandbox: undefined, internet: undefined } },
      ...{ released: new Map<string, number>(), waivers: [], formerWaivers: [], findings: [], refused: [] },
    },
    authored: [{ commit: 'c0ffee1', authors: ['carol@acme.example'] }],
    ...more,
  };
}

/** What stands beside the sealed credentials: one key of a day ago, and the identifier that goes with it. */
export function sampleManifest(
  more: Partial<CredentialManifest> = {},
  sealedAt = hoursFromNow(-24),
): CredentialManifest {
  return {
    schema: 'https://livegate.dev/schemas/credential-manifest.schema.json',
    ...{ provider: 'acme', environment: 'production', network: 'sandbox', sealed: digestOf('credentials') },
    salt: Buffer.alloc(16).toString('base64'),
    values: {
      TEST_CLIENT_ID: {
        sealedAt: '2020-01-01T00:00:00.000Z',
        kind: 'identifier',
        fingerprint: 'cd'.repeat(32),
      },
      TEST_CLIENT_SECRET: { sealedAt, kind: 'secret', fingerprint: 'ab'.repeat(32) },
    },
    ...more,
  };
}

/** Waivers in a file have more fields than the gate looks at. */
export function waiverUntil(expires: string, granted = '2026-06-25'): Facts['waivers'][number] {
  return {
    ...{ rule: 'a-rule', fingerprint: digestOf('change'), owner: 'ada', reason: 'known', ticket: 'T-1' },
    ...{ granted, expires, file: 'waivers.yaml', line: 1, column: 1 },
  };
}
