import type { FieldUse } from '../../model/usage.ts';
import type { Step } from '../json-schema/members.ts';

const whole: FieldUse = { whole: true };

/** An own member of a record that came as JSON. */
export function own<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The use of a named member; undefined where it was not exercised. */
export function memberUse(use: FieldUse, name: string): FieldUse | undefined {
  return use.whole === true ? whole : own(use.properties, name);
}

/** The use of what is one step further in. */
export function useBelow(use: FieldUse, step: Step): FieldUse | undefined {
  if (use.whole === true) return whole;
  switch (step.kind) {
    case 'property':
      return memberUse(use, step.name);
    case 'pattern':
    case 'additional':
      return use.additional;
    case 'item':
    case 'items':
      return use.items;
  }
}
