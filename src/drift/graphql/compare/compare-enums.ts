import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import { compareNotes } from './compare-notes.ts';
import { found, inEach, removal } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { keyed } from './keyed.ts';

/**
 * Differences between the values of an enum. A value that is gone breaks those who send it, a new one those who get it;
 * which of the two is told by where the enum stands.
 */
export function compareEnums(sides: Sides, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const { added, removed, kept } = keyed(old.members, current.members);
  return [
    ...inEach(sides, removed, (value) => [removedValue(sides, old.name, value)]),
    ...inEach(sides, added, (value) => [addedValue(sides, old.name, value)]),
    ...inEach(sides, kept, ([before, after]) =>
      compareNotes(sides, subjectOf(sides, old.name, before), before, after),
    ),
  ];
}

function subjectOf({ positions }: Sides, type: string, value: SdlMember): Subject {
  const direction = positions.isInput(type) && !positions.isOutput(type) ? 'request' : 'response';
  return { path: [type, value.name], pointer: `${type}.${value.name}`, direction };
}

function removedValue(sides: Sides, type: string, value: SdlMember): Found {
  const sent = sides.positions.isInput(type);
  const subject: Subject = { ...subjectOf(sides, type, value), direction: sent ? 'request' : 'response' };
  const rule = `${sent ? 'input' : 'output'}-enum-value-removed`;
  const said = removal(sides, rule, `The value ${subject.pointer} was removed`, value);
  return found(said.rule, subject, {
    old: value,
    reason: said.reason,
    oldValue: value.name,
    attempt: sent ? { by: 'enum-value', type, value: value.name } : undefined,
  });
}

function addedValue(sides: Sides, type: string, value: SdlMember): Found {
  const subject = subjectOf(sides, type, value);
  const got = subject.direction === 'response';
  return found(`${got ? 'output' : 'input'}-enum-value-added`, subject, {
    new: value,
    reason: `The value ${subject.pointer} was added${got ? ' and may come in answers' : ''}.`,
    newValue: value.name,
    attempt: got ? { by: 'enum-result', type, value: value.name } : undefined,
  });
}
