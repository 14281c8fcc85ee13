import { appliedDirectives, descriptionText } from '../sdl/literals.ts';
import type { AppliedDirective } from '../sdl/literals.ts';
import type { SdlName } from '../sdl/sdl-model.ts';
import type { Attempt } from '../witness/attempt.ts';
import { compareEnds } from './compare-ends.ts';
import { compareUsages } from './compare-usages.ts';
import { found } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';

/** What any element may carry: a description, and applied directives as raw text. */
export type Noted = SdlName & { readonly description: string | undefined; readonly directives: string };

/** Differences in the description and the directives of one element. */
export function compareNotes(sides: Sides, subject: Subject, old: Noted, current: Noted): readonly Found[] {
  return [
    ...(old.description === current.description ? [] : compareDescriptions(subject, old, current)),
    ...(old.directives === current.directives ? [] : compareDirectives(sides, subject, old, current)),
  ];
}

function compareDescriptions(subject: Subject, old: Noted, current: Noted): readonly Found[] {
  const oldValue = descriptionText(old.description) ?? '';
  const newValue = descriptionText(current.description) ?? '';
  if (oldValue === newValue) return [];
  const what = oldValue === '' ? 'added' : newValue === '' ? 'removed' : 'changed';
  return [
    found(`description-${what}`, subject, {
      old,
      new: current,
      reason: `The description of ${subject.pointer} was ${what}.`,
      oldValue,
      newValue,
    }),
  ];
}

/** A directive that means something to GraphQL itself, and the argument that it is about. */
const known = [
  { directive: 'deprecated', rule: 'deprecation', argument: 'reason', usual: 'No longer supported' },
  { directive: 'specifiedBy', rule: 'specified-by', argument: 'url', usual: '' },
  { directive: 'oneOf', rule: 'one-of', argument: undefined, usual: '' },
] as const;

function compareDirectives(sides: Sides, subject: Subject, old: Noted, current: Noted): readonly Found[] {
  const before = appliedDirectives(old.directives);
  const after = appliedDirectives(current.directives);
  const custom = (list: readonly AppliedDirective[]): readonly AppliedDirective[] =>
    list.filter(({ name }) => !known.some(({ directive }) => directive === name));
  const told = known.flatMap((one) => {
    const pick = (list: readonly AppliedDirective[]): string | undefined => meaning(list, one);
    return compareKnown(one.rule, subject, { old, new: current, before: pick(before), after: pick(after) });
  });
  const isNew = told.some(({ rule }) => /-deprecation-(?:added|removed|without-reason)$/.test(rule));
  const ends = isNew ? [] : compareEnds(sides, subject, old, current);
  return [
    ...ends,
    // Another day in the reason is one change, not two.
    ...told.filter(({ rule }) => ends.length === 0 || rule !== 'graphql-deprecation-changed'),
    ...(sides.usageHidden ? [] : compareUsages(subject, [old, custom(before)], [current, custom(after)])),
  ];
}

function meaning(list: readonly AppliedDirective[], one: (typeof known)[number]): string | undefined {
  const applied = list.find(({ name }) => name === one.directive);
  if (applied === undefined) return undefined;
  return one.argument === undefined ? '' : (applied.texts.get(one.argument) ?? one.usual);
}

type KnownSides = {
  readonly old: Noted;
  readonly new: Noted;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

function compareKnown(rule: string, subject: Subject, sides: KnownSides): readonly Found[] {
  const { before, after } = sides;
  if (before === after) return [];
  const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [
    found(`${rule}-${isBare(rule, what, after) ? 'without-reason' : what}`, subject, {
      old: sides.old,
      new: sides.new,
      reason: `${subject.pointer}: ${reasons[rule] ?? rule} was ${what}${after ? `: ${after}` : ''}.`,
      oldValue: before,
      newValue: after,
      attempt: rule === 'one-of' && what === 'added' ? oneOf(subject) : undefined,
    }),
  ];
}

const usualReason = 'No longer supported';

// An introspection result writes out the usual reason, so it says no more than none.
function isBare(rule: string, what: string, after: string | undefined): boolean {
  return rule === 'deprecation' && what === 'added' && (after === usualReason || after?.trim() === '');
}

const reasons: Readonly<Record<string, string>> = {
  deprecation: 'the deprecation',
  'specified-by': 'the specification of the scalar',
  'one-of': 'the demand for exactly one field',
};

function oneOf(subject: Subject): Attempt {
  return { by: 'input-type', type: subject.pointer };
}
