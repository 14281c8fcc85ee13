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

const all: readonly Item[] = [
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
];

/** The items that are evaluated over evidence and files, by id: a pack names those that it asks for. */
export const automaticItems: ReadonlyMap<string, Item> = new Map(all.map((item) => [item.id, item]));
