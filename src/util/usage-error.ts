import { LivegateError } from './errors.ts';

export type UsageErrorCode =
  | 'unknown_provider'
  | 'unknown_environment'
  | 'live_environment'
  | 'nothing_selected'
  | 'fault_without_effect'
  | 'credentials_missing'
  | 'option_invalid'
  | 'trace_refused'
  | 'scenario_ambiguous'
  | 'scenario_names_secret'
  | 'quarantine_unknown'
  | 'sandbox_only';

/** The command was asked for something that cannot be; it ends with exit code 2. */
export class UsageError extends LivegateError<UsageErrorCode> {
  constructor(code: UsageErrorCode, message: string, hint?: string) {
    super(code, message, hint === undefined ? { exitCode: 2 } : { exitCode: 2, hint });
    this.name = 'UsageError';
  }
}
