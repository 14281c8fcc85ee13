import { canonicalLiteral, coercedLiteral } from '../sdl/literals.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { SdlMember } from '../sdl/sdl-model.ts';
import type { Attempt } from '../witness/attempt.ts';
import { compareNotes } from './compare-notes.ts';
import { found, inEach, isSpeltAlike, removal } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { byName, keyed } from './keyed.ts';
import { relateTypes } from './variance.ts';

/** What takes values: a field or a directive by its arguments, an input type by its fields. */
export type InputOwner = {
  readonly noun: 'argument' | 'input-field' | 'directive-argument';
  /** The subject for the value of a name. */
  subject(name: string): Subject;
  /** How to prove that the value is refused now, or is demanded. */
  attempt(name: string, change: 'gone' | 'other' | 'demanded'): Attempt;
};

/** Differences in the values that one owner takes. */
export function compareInputs(
  sides: Sides,
  owner: InputOwner,
  old: readonly SdlMember[],
  current: readonly SdlMember[],
): readonly Found[] {
  if (old.length === 0 && current.length === 0) return [];
  const { added, removed, kept } = keyed(byName(old), byName(current));
  return [
    ...inEach(sides, removed, (one) => [removedInput(sides, owner, one)]),
    ...inEach(sides, added, (one) => [addedInput(owner, one)]),
    ...inEach(sides, kept, ([before, after]) =>
      isSpeltAlike(sides, before, after) ? [] : keptInput(sides, owner, before, after),
    ),
  ];
}

function removedInput(sides: Sides, owner: InputOwner, old: SdlMember): Found {
  const subject = owner.subject(old.name);
  const said = removal(sides, `${owner.noun}-removed`, `${subject.pointer} was removed`, old);
  return found(said.rule, subject, {
    old,
    reason: said.reason,
    oldValue: old.type,
    attempt: owner.attempt(old.name, 'gone'),
  });
}

function addedInput(owner: InputOwner, current: SdlMember): Found {
  const subject = owner.subject(current.name);
  const required = isRequired(current);
  return found(`${required ? 'required-' : ''}${owner.noun}-added`, subject, {
    new: current,
    reason: `${subject.pointer} of type ${current.type} was added${required ? ' and must be given' : ''}.`,
    newValue: current.type,
    attempt: required ? owner.attempt(current.name, 'demanded') : undefined,
  });
}

function keptInput(sides: Sides, owner: InputOwner, old: SdlMember, current: SdlMember): readonly Found[] {
  const subject = owner.subject(old.name);
  const isRetyped = old.type !== current.type;
  // Whether it must be given is told once: with the type, if that decides it too.
  const isTold = isRetyped && isRequired(old) !== isRequired(current);
  return [
    ...(isRetyped ? [typeChange(owner, subject, old, current)] : []),
    ...(isTold || old.default === current.default ? [] : defaultChange(sides, owner, old, current)),
    ...compareNotes(sides, subject, old, current),
  ];
}

function typeChange(owner: InputOwner, subject: Subject, old: SdlMember, current: SdlMember): Found {
  const relation = relateTypes(old.type, current.type);
  return found(`${owner.noun}-type-${relation}`, subject, {
    old,
    new: current,
    reason: `${subject.pointer} was of type ${old.type} and is now ${current.type}${lackOfDefault(old, current)}.`,
    oldValue: old.type,
    newValue: current.type,
    attempt: relation === 'widened' ? undefined : owner.attempt(old.name, 'other'),
  });
}

function lackOfDefault(old: SdlMember, current: SdlMember): string {
  if (isRequired(old) === isRequired(current)) return '';
  const [before, after] = [canonicalLiteral(old.default), canonicalLiteral(current.default)];
  if (before !== undefined) return `, without its default ${before}`;
  return after === undefined ? '' : `, with the default ${after}`;
}

function defaultChange(
  sides: Sides,
  owner: InputOwner,
  old: SdlMember,
  current: SdlMember,
): readonly Found[] {
  const oldValue = canonicalLiteral(old.default);
  const newValue = canonicalLiteral(current.default);
  if (meaning(sides.old, old) === meaning(sides.new, current)) return [];
  const subject = owner.subject(old.name);
  const demanded = isRequired(current);
  const what = oldValue === undefined ? 'added' : newValue === undefined ? 'removed' : 'changed';
  return [
    found(`${owner.noun}-${demanded ? 'became-required' : `default-${what}`}`, subject, {
      old,
      new: current,
      reason: demanded
        ? `${subject.pointer} has no default any more and must be given.`
        : `The default of ${subject.pointer} was ${oldValue ?? 'none'} and is now ${newValue ?? 'none'}.`,
      oldValue,
      newValue,
      attempt: demanded ? owner.attempt(old.name, 'demanded') : undefined,
    }),
  ];
}

function isRequired(input: SdlMember): boolean {
  return input.type.endsWith('!') && input.default === undefined;
}

function meaning({ types }: SdlSchema, { default: literal, type }: SdlMember): string | undefined {
  return coercedLiteral(literal, type, (name) => types.get(name)?.members);
}
