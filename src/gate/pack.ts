import type { ChecklistFile, SignOffRule } from '../model/checklist.ts';
import type { RunRecord } from '../model/run-record.ts';
import { certificate } from './items/certificate.ts';
import { cleanRuns } from './items/clean-runs.ts';
import { clockAgrees } from './items/clock-agrees.ts';
import { credentialAge } from './items/credential-age.ts';
import { credentialsSealed } from './items/credentials-sealed.ts';
import { drift } from './items/drift.ts';
import { environmentsCurrent } from './items/environments-current.ts';
import { errorClassesCovered } from './items/error-classes-covered.ts';
import { evidence } from './items/evidence.ts';
import { fresh } from './items/fresh.ts';
import { keysDiffer } from './items/keys-differ.ts';
import { ledgerWhole } from './items/ledger-whole.ts';
import { liveConfiguration } from './items/live-configuration.ts';
import { liveUntouched } from './items/live-untouched.ts';
import { noFinding } from './items/no-finding.ts';
import { operationsCovered } from './items/operations-covered.ts';
import { scenarios } from './items/scenarios.ts';
import { versionPinned } from './items/version-pinned.ts';
import type { Item } from './item.ts';

/** The items that every checklist begins with. A change of what a version means is a new version. */
export type Pack = {
  readonly name: ChecklistFile['pack'];
  readonly items: readonly Item[];
  readonly scenarios: readonly string[];
  readonly signOffs: readonly SignOffRule[];
  /** Where the checklist says nothing. On the sandbox network waiting between runs shows nothing. */
  readonly runs: Readonly<Record<RunRecord['network'], NonNullable<ChecklistFile['runs']>>>;
  readonly evidenceAge: string;
  readonly clockLimit: string;
  readonly credentialAge: string;
  readonly certificateLeft: string;
  readonly promotionAge: string;
};

const everyProvider = [
  'an-id-of-another-environment-is-unknown-here',
  'answers-over-the-rate-limit-as-documented',
  'answers-without-redirects',
  'authenticates',
  'creates-and-reads-back',
  'its-clock-agrees-with-ours',
  'lists-to-the-end-without-loss-or-repeat',
  'reads-one-object',
  'refuses-a-credential-with-too-little-scope',
  'refuses-a-wrong-credential',
  'refuses-an-expired-credential',
  'refuses-invalid-input-and-creates-nothing',
  'refuses-missing-credentials',
  'refuses-wrong-keys-where-tokens-are-issued',
  'renews-a-token-before-it-expires',
  'retries-an-idempotent-request-without-a-second-effect',
  'survives-a-data-reset-by-re-seeding',
  'the-environment-is-not-past-its-date',
];

const pack: Pack = {
  name: 'default@1',
  items: [
    evidence,
    fresh,
    scenarios,
    cleanRuns,
    drift,
    operationsCovered,
    errorClassesCovered,
    liveUntouched,
    noFinding({
      id: 'no-redirect',
      title: 'No redirect was seen',
      code: 'redirect',
      none: 'no answer was a redirect',
    }),
    noFinding({
      id: 'test-data',
      title: 'Only made-up data was sent',
      code: 'test_data_not_allowed',
      none: 'nothing that could be somebody’s',
    }),
    clockAgrees,
    environmentsCurrent,
    versionPinned,
    liveConfiguration,
    credentialsSealed,
    keysDiffer,
    credentialAge,
    certificate,
    ledgerWhole,
  ],
  scenarios: everyProvider.map((name) => `every-provider/${name}`),
  signOffs: [
    {
      id: 'on-call',
      title: 'On-call and runbook',
      statement: 'I am on call for this provider, and the runbook says what to do when it fails.',
      looksAt: ['checklist'],
      expires: 'P90D',
      reference: true,
    },
    {
      id: 'provider-approval',
      title: 'The provider approved live use',
      statement: 'The provider has approved our live use in writing.',
      looksAt: ['checklist'],
      expires: 'P365D',
      reference: true,
      mayBeNotApplicable: true,
    },
    {
      id: 'data-review',
      title: 'Data and privacy review',
      statement: 'What we send to this provider in live was reviewed: no more personal data than needed.',
      looksAt: ['contract', 'checklist'],
      expires: 'P180D',
    },
    {
      id: 'kill-switch',
      title: 'The kill switch was exercised',
      statement: 'I revoked a promotion of this provider and saw the next request refused.',
      looksAt: [],
      expires: 'P90D',
    },
    {
      id: 'second-person',
      title: 'A second person looked at the change',
      statement:
        'I looked at this contract, its scenarios, its checklist and who is trusted, and at every change that I did not write.',
      looksAt: ['contract', 'suites', 'checklist', 'waivers', 'trust'],
      expires: 'P14D',
      notAuthor: true,
    },
  ],
  runs: {
    sandbox: { consecutive: 1, over: 'PT0S' },
    internet: { consecutive: 3, over: 'PT24H' },
  },
  evidenceAge: 'PT24H',
  clockLimit: 'PT30S',
  credentialAge: 'P90D',
  certificateLeft: 'P30D',
  promotionAge: 'PT8H',
};

const packs: Readonly<Record<ChecklistFile['pack'], Pack>> = { 'default@1': pack };

/** The pack of a checklist. */
export function packOf(name: ChecklistFile['pack']): Pack {
  return packs[name];
}
