import { LivegateError } from '../util/errors.ts';

export type SandboxErrorCode =
  | 'world_unknown'
  | 'environment_unknown'
  | 'provider_unknown'
  | 'limit_undeclared'
  | 'method_unknown'
  | 'control_unreachable'
  | 'control_failed';

/** A request to a sandbox that it cannot carry out. */
export class SandboxError extends LivegateError<SandboxErrorCode> {}
