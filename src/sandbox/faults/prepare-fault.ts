import { ConfigError } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import type { Fault, FaultEffects } from './fault.ts';
import { faultKinds } from './fault-kinds.ts';

/** What a fault does. Throws a `ConfigError` for an unknown kind and for a value that the kind cannot read. */
export function prepareFault(fault: Fault): FaultEffects {
  const kind = Object.hasOwn(faultKinds, fault.kind) ? faultKinds[fault.kind] : undefined;
  if (kind === undefined) throw unknownKind(fault.kind);
  try {
    return kind.prepare(fault.value ?? '');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const form = kind.value === undefined ? fault.kind : `${fault.kind}:${kind.value}`;
    throw faultError({
      message: `${fault.kind}: ${error.message}`,
      expected: form,
      found: fault.value ?? 'nothing',
    });
  }
}

function unknownKind(kind: string): ConfigError {
  return faultError({
    message: `there is no fault ${kind}`,
    expected: `one of ${Object.keys(faultKinds).join(', ')}`,
    ...nearestOf(kind, Object.keys(faultKinds)),
  });
}

type FaultProblem = {
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly nearest?: string;
};

/** A mistake in a fault as it was written. */
export function faultError(problem: FaultProblem): ConfigError {
  return new ConfigError('config_invalid', [{ file: '--fault', ...problem }]);
}
