import type { AppliedDirective } from '../sdl/literals.ts';
import type { SdlName } from '../sdl/sdl-model.ts';
import { found, within } from './found.ts';
import type { Found, Subject } from './found.ts';
import { keyed } from './keyed.ts';

type Applied = readonly [SdlName, readonly AppliedDirective[]];

/** Differences in how custom directives are applied to one element. Repeated ones are paired in their order. */
export function compareUsages(subject: Subject, old: Applied, current: Applied): readonly Found[] {
  const { added, removed, kept } = keyed(numbered(old[1]), numbered(current[1]));
  const at = (directive: AppliedDirective): Subject => within(subject, `@${directive.name}`, subject.pointer);
  return [
    ...removed.map((one) =>
      found('directive-usage-removed', at(one), {
        old: old[0],
        reason: `@${one.name} is no longer applied to ${subject.pointer}.`,
        oldValue: text(one),
      }),
    ),
    ...added.map((one) =>
      found('directive-usage-added', at(one), {
        new: current[0],
        reason: `@${one.name} is now applied to ${subject.pointer}.`,
        newValue: text(one),
      }),
    ),
    ...kept
      .filter(([before, after]) => text(before) !== text(after))
      .map(([before, after]) =>
        found('directive-usage-changed', at(after), {
          old: old[0],
          new: current[0],
          reason: `${text(before)} on ${subject.pointer} is now ${text(after)}.`,
          oldValue: text(before),
          newValue: text(after),
        }),
      ),
  ];
}

/** By name, the second of a name as `name 2`, so that repeated ones have keys of their own. */
function numbered(list: readonly AppliedDirective[]): ReadonlyMap<string, AppliedDirective> {
  const counts = new Map<string, number>();
  const map = new Map<string, AppliedDirective>();
  for (const one of list) {
    const count = (counts.get(one.name) ?? 0) + 1;
    counts.set(one.name, count);
    map.set(`${one.name} ${count}`, one);
  }
  return map;
}

function text({ name, args }: AppliedDirective): string {
  const shown = [...args].map(([key, value]) => `${key}: ${value}`).sort();
  return `@${name}${shown.length === 0 ? '' : `(${shown.join(', ')})`}`;
}
