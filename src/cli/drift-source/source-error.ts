import { LivegateError } from '../../util/errors.ts';
import type { LivegateErrorOptions } from '../../util/errors.ts';

/** Why a schema could not be loaded; a closed union. */
export type SchemaSourceErrorCode =
  | 'source_missing'
  | 'source_unreadable'
  | 'source_live'
  | 'source_unavailable'
  | 'git_failed'
  | 'reference_refused';

/** A schema that the command names and that cannot be had. Ends a run with exit code 2, unless it says otherwise. */
export class SchemaSourceError extends LivegateError<SchemaSourceErrorCode> {
  constructor(code: SchemaSourceErrorCode, message: string, options: LivegateErrorOptions = {}) {
    super(code, message, { exitCode: 2, ...options });
    this.name = 'SchemaSourceError';
  }
}
