import type { FaultKind } from './fault.ts';
import { requestFaults } from './request-faults.ts';
import { bodyFaults } from './body-faults.ts';
import { wireFaults } from './wire-faults.ts';

/** Every kind of fault by name: what `--fault` and `sandbox.fault` take. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  ...requestFaults,
  ...bodyFaults,
  ...wireFaults,
};
