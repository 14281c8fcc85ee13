import type { SdlDefinition } from '../sdl/merged-definition.ts';
import { compareEnums } from './compare-enums.ts';
import { compareFields } from './compare-fields.ts';
import { compareInputs } from './compare-inputs.ts';
import type { InputOwner } from './compare-inputs.ts';
import { addedImplementations, compareInterfaces, compareUnions } from './compare-members.ts';
import { compareNotes } from './compare-notes.ts';
import { loneRoots } from './compare-roots.ts';
import { found, inEach } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { keyed } from './keyed.ts';

/** Differences between the types of two schemas. Those whose texts are equal are not looked at. */
export function compareTypes(sides: Sides): readonly Found[] {
  const { added, removed, kept } = keyed(sides.old.types, sides.new.types);
  const told = loneRoots(sides);
  return [
    ...inEach(sides, removed, (type) => (told.has(type.name) ? [] : [removedType(sides, type)])),
    ...inEach(sides, added, (type) => [
      ...(told.has(type.name) ? [] : [addedType(sides, type)]),
      ...addedImplementations(sides, type),
    ]),
    ...inEach(sides, kept, ([old, current]) =>
      sameText(sides, old, current) ? [] : compareType(sides, old, current),
    ),
  ];
}

/** Whether two definitions are spelt alike, so that nothing in them can differ. */
export function sameText(sides: Sides, old: SdlDefinition, current: SdlDefinition): boolean {
  return (
    old.parts.length === current.parts.length &&
    old.parts.every((part, index) => {
      const other = current.parts[index];
      return (
        other !== undefined &&
        part.end - part.start === other.end - other.start &&
        sides.old.text.slice(part.start, part.end) === sides.new.text.slice(other.start, other.end)
      );
    })
  );
}

function subjectOf(sides: Sides, { name, kind }: SdlDefinition): Subject {
  const sent = kind === 'input' || (sides.positions.isInput(name) && !sides.positions.isOutput(name));
  return { path: [name], pointer: name, direction: sent ? 'request' : 'response' };
}

function removedType(sides: Sides, old: SdlDefinition): Found {
  return found('type-removed', subjectOf(sides, old), {
    old,
    reason: `${nouns[old.kind]} ${old.name} was removed.`,
    oldValue: old.kind,
    attempt: { by: 'type', type: old.name },
  });
}

function addedType(sides: Sides, current: SdlDefinition): Found {
  return found('type-added', subjectOf(sides, current), {
    new: current,
    reason: `${nouns[current.kind]} ${current.name} was added.`,
    newValue: current.kind,
  });
}

function compareType(sides: Sides, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const subject = subjectOf(sides, old);
  if (old.kind !== current.kind) return [kindChange(subject, old, current)];
  return [...compareNotes(sides, subject, old, current), ...compareBodies(sides, subject, old, current)];
}

function kindChange(subject: Subject, old: SdlDefinition, current: SdlDefinition): Found {
  return found('type-kind-changed', subject, {
    old,
    new: current,
    reason: `${old.name} was ${nouns[old.kind].toLowerCase()} and is now ${nouns[current.kind].toLowerCase()}.`,
    oldValue: old.kind,
    newValue: current.kind,
    attempt: { by: 'type', type: old.name },
  });
}

function compareBodies(
  sides: Sides,
  subject: Subject,
  old: SdlDefinition,
  current: SdlDefinition,
): readonly Found[] {
  switch (old.kind) {
    case 'type':
    case 'interface':
      return [...compareFields(sides, old, current), ...compareInterfaces(subject, old, current)];
    case 'union':
      return compareUnions(subject, old, current);
    case 'enum':
      return compareEnums(sides, old, current);
    case 'input':
      return compareInputs(
        sides,
        fieldsOf(old.name),
        [...old.members.values()],
        [...current.members.values()],
      );
    case 'scalar':
    case 'schema':
    case 'directive':
      return [];
  }
}

function fieldsOf(type: string): InputOwner {
  return {
    noun: 'input-field',
    subject: (name) => ({ path: [type, name], pointer: `${type}.${name}`, direction: 'request' }),
    attempt: (field, change) =>
      change === 'demanded' ? { by: 'input-type', type, demands: field } : { by: 'input-field', type, field },
  };
}

const nouns: Readonly<Record<SdlDefinition['kind'], string>> = {
  schema: 'The schema',
  scalar: 'The scalar',
  type: 'The object type',
  interface: 'The interface',
  union: 'The union',
  enum: 'The enum',
  input: 'The input type',
  directive: 'The directive',
};
