import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Attempt } from '../witness/attempt.ts';
import { compareInputs } from './compare-inputs.ts';
import type { InputOwner } from './compare-inputs.ts';
import { compareNotes } from './compare-notes.ts';
import { found, inEach, isSpeltAlike, removal } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { keyed } from './keyed.ts';
import { relateTypes } from './variance.ts';

/** Differences between the fields of one object or interface type. */
export function compareFields(sides: Sides, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const { added, removed, kept } = keyed(old.members, current.members);
  const subject = (field: SdlMember): Subject => fieldSubject(old.name, field.name);
  return [
    ...inEach(sides, removed, (field) => {
      const said = removal(sides, 'field-removed', `The field ${old.name}.${field.name} was removed`, field);
      const change = found(said.rule, subject(field), {
        old: field,
        reason: said.reason,
        oldValue: field.type,
        attempt: { by: 'field', type: old.name, field: field.name },
      });
      return [change];
    }),
    ...inEach(sides, added, (field) => [
      found('field-added', subject(field), {
        new: field,
        reason: `The field ${old.name}.${field.name} was added.`,
        newValue: field.type,
      }),
    ]),
    ...inEach(sides, kept, ([before, after]) =>
      isSpeltAlike(sides, before, after) ? [] : compareField(sides, old.name, before, after),
    ),
  ];
}

function fieldSubject(type: string, field: string): Subject {
  return { path: [type, field], pointer: `${type}.${field}`, direction: 'response' };
}

function compareField(sides: Sides, type: string, old: SdlMember, current: SdlMember): readonly Found[] {
  const subject = fieldSubject(type, old.name);
  return [
    ...(old.type === current.type ? [] : [typeChange(sides, subject, old, current)]),
    ...compareInputs(sides, argumentsOf(type, old.name), old.args, current.args),
    ...compareNotes(sides, subject, old, current),
  ];
}

function typeChange(sides: Sides, subject: Subject, old: SdlMember, current: SdlMember): Found {
  const [type = '', field = ''] = subject.path;
  const relation = relateTypes(
    old.type,
    current.type,
    (member, abstract) => isMember(sides.old, member, abstract) && isMember(sides.new, member, abstract),
  );
  const renamed = old.named !== current.named;
  const what = renamed && relation !== 'changed' ? ofOtherName[relation] : relation;
  const attempt: Attempt = { by: 'field', type, field };
  const mate = what === 'narrowed' ? conflicting(sides, type, old, current) : undefined;
  const conflict = mate === undefined ? '' : `, which ${mate}.${field} beside it is not`;
  return found(`field-type-${mate === undefined ? what : 'conflicting'}`, subject, {
    old,
    new: current,
    reason: `${subject.pointer} was of type ${old.type} and is now ${current.type}${conflict}.`,
    oldValue: old.type,
    newValue: current.type,
    attempt: what === 'narrowed' ? undefined : attempt,
  });
}

/**
 * A type at the same place with a field of this name that was of the same type and is not now: both cannot be asked for
 * under one name any more (GraphQL, Field Selection Merging).
 */
function conflicting(sides: Sides, type: string, old: SdlMember, current: SdlMember): string | undefined {
  return sides.mates.find(type, (mate) => {
    const [was, is] = [sides.old, sides.new].map((schema) => schema.types.get(mate)?.members.get(old.name));
    return was?.type === old.type && is?.named === current.named && is.type !== current.type;
  });
}

const ofOtherName = { equal: 'changed', narrowed: 'specialised', widened: 'generalised' } as const;

function isMember(schema: SdlSchema, member: string, abstract: string): boolean {
  return (
    (schema.types.get(abstract)?.names.has(member) ?? false) ||
    (schema.types.get(member)?.interfaces.has(abstract) ?? false)
  );
}

function argumentsOf(type: string, field: string): InputOwner {
  return {
    noun: 'argument',
    subject: (name) => ({
      path: [type, field, `arg ${name}`],
      pointer: `${type}.${field}(${name}:)`,
      direction: 'request',
    }),
    attempt: (argument, change) =>
      change === 'demanded'
        ? { by: 'field', type, field, demands: argument }
        : { by: 'argument', type, field, argument },
  };
}
