import type { SdlDefinition } from '../sdl/merged-definition.ts';
import { found, within } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { keyed } from './keyed.ts';

/** Differences between the members of a union. */
export function compareUnions(
  subject: Subject,
  old: SdlDefinition,
  current: SdlDefinition,
): readonly Found[] {
  const { added, removed } = keyed(old.names, current.names);
  const union = old.name;
  return [
    ...removed.map((member) =>
      found('union-member-removed', within(subject, `member ${member.name}`, union), {
        old: member,
        reason: `${member.name} was removed from the union ${union}.`,
        oldValue: member.name,
        attempt: { by: 'spread', type: member.name, abstract: union },
      }),
    ),
    ...added.map((member) =>
      found('union-member-added', within(subject, `member ${member.name}`, union), {
        new: member,
        reason: `${member.name} was added to the union ${union}.`,
        newValue: member.name,
        attempt: { by: 'typename', type: member.name, abstract: union },
      }),
    ),
  ];
}

/** Differences between the interfaces that one type implements. */
export function compareInterfaces(
  subject: Subject,
  old: SdlDefinition,
  current: SdlDefinition,
): readonly Found[] {
  const { added, removed } = keyed(old.interfaces, current.interfaces);
  return [
    ...removed.map((one) =>
      found('interface-removed', within(subject, `implements ${one.name}`, old.name), {
        old: one,
        reason: `${old.name} no longer implements ${one.name}.`,
        oldValue: one.name,
        attempt: { by: 'spread', type: old.name, abstract: one.name },
      }),
    ),
    ...added.map((one) => addedInterface(subject, current, one)),
  ];
}

/** The interfaces that a new type implements: what answers with them may now be of a type nobody knew. */
export function addedImplementations(sides: Sides, current: SdlDefinition): readonly Found[] {
  const subject: Subject = { path: [current.name], pointer: current.name, direction: 'response' };
  return [...current.interfaces.values()]
    .filter(({ name }) => sides.old.types.get(name)?.kind === 'interface')
    .map((one) => ({ ...addedInterface(subject, current, one), rule: 'graphql-interface-on-new-type' }));
}

function addedInterface(
  subject: Subject,
  type: SdlDefinition,
  one: { readonly name: string; readonly offset: number },
): Found {
  return found('interface-added', within(subject, `implements ${one.name}`, type.name), {
    new: one,
    reason: `${type.name} now implements ${one.name}, which may be answered with it.`,
    newValue: one.name,
    attempt: { by: 'typename', type: type.name, abstract: one.name },
  });
}
