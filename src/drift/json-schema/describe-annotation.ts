import { sunsetMove, sunsetText } from '../announced/sunset-time.ts';
import type { AnnotationChange } from './annotation-changes.ts';

/** The rule that changed words about a schema fall under, without its direction, and the change in words. */
export function describeAnnotation(change: AnnotationChange): {
  readonly rule: string;
  readonly reason: string;
} {
  const { dated, keyword, kind, value } = change;
  const what = value.old === undefined ? 'added' : value.new === undefined ? 'removed' : 'changed';
  const told = { rule: `${kind}-changed`, reason: `${keyword} ${what}` };
  if (kind === 'sunset')
    return {
      rule: `sunset-${sunsetMove(value.old, value.new) ?? what}`,
      reason: `sunset ${sunsetText(value.old)} → ${sunsetText(value.new)}`,
    };
  if (kind === 'extensible-enum') {
    const listed = JSON.stringify(value.new ?? value.old);
    return {
      rule: `${kind}-value-${what}`,
      reason: `${keyword} ${what === 'added' ? 'with' : 'without'} ${listed}`,
    };
  }
  if (kind === 'deprecated' && isComing(change) && dated !== true)
    return { rule: `${kind}-without-sunset`, reason: `${told.reason}, without a day on which it ends` };
  const isFlag = kind === 'deprecated' || kind === 'read-only' || kind === 'write-only';
  return isFlag ? { ...told, rule: `${kind}-${isComing(change) ? 'added' : 'removed'}` } : told;
}

function isComing({ value }: AnnotationChange): boolean {
  return value.old === undefined || value.old === false;
}
