import { authRemovals } from './client-auth.ts';
import { contractRemovals } from './client-contract.ts';
import { guardRemovals } from './client-guard.ts';
import { recordRemovals } from './client-record.ts';
import type { Removal } from './removal.ts';
import { testDataRemovals } from './client-test-data.ts';
import { wireRemovals } from './client-wire.ts';

/** What the guarded client checks of each request and each answer. */
export const clientRemovals: readonly Removal[] = [
  ...guardRemovals,
  ...authRemovals,
  ...wireRemovals,
  ...recordRemovals,
  ...testDataRemovals,
  ...contractRemovals,
];
