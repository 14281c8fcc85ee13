import type { ChangeDirection } from '../../model/change.ts';
import type { EnumValue, FieldUse } from '../../model/usage.ts';
import type { LocalChange } from '../json-schema/local-change.ts';
import { memberUse } from './field-use.ts';
import { nearestTouch } from './touch.ts';
import type { Touch } from './touch.ts';

/** How near uses of a value come to a change of its schema. */
export function touchSchema(
  uses: Iterable<FieldUse>,
  change: LocalChange,
  direction: ChangeDirection,
): Touch {
  return nearestTouch([...uses].map((use) => touchOne(use, change, direction)));
}

function touchOne(use: FieldUse, change: LocalChange, direction: ChangeDirection): Touch {
  const { facet, subject = '', value } = change;
  if (facet === 'required-property' || facet === 'property-required')
    return touchRequired(use, change, direction);
  if (facet === 'property' || facet === 'optional-property')
    return memberUse(use, subject) === undefined ? 'none' : 'exact';
  if (facet === 'additional-properties') return touchOthers(use, direction);
  return facet === 'enum-value' ? touchValues(use, value.old, direction) : 'exact';
}

// What is demanded now hurts who does not give it; whoever gave it once may still not give it always.
function touchRequired(
  use: FieldUse,
  { shown, subject = '' }: LocalChange,
  direction: ChangeDirection,
): Touch {
  const exercised = memberUse(use, subject) !== undefined;
  const demanded = direction === 'request' && shown.narrowing !== undefined;
  if (demanded) return exercised ? 'near' : 'exact';
  return exercised ? 'exact' : 'none';
}

function touchOthers(use: FieldUse, direction: ChangeDirection): Touch {
  if (use.whole === true || use.additional !== undefined) return 'exact';
  return direction === 'request' ? 'none' : 'near';
}

// A value that was never sent may be sent tomorrow; one that may come is met by everybody who reads the field.
function touchValues(use: FieldUse, removed: unknown, direction: ChangeDirection): Touch {
  if (direction === 'response' || use.whole === true) return 'exact';
  const sent = use.values ?? [];
  return Array.isArray(removed) && removed.some((value) => sent.includes(value as EnumValue))
    ? 'exact'
    : 'near';
}
