import type { SdlKind, SdlMember, SdlName, SdlPart } from './sdl-model.ts';

/** Something that a text gives twice, and where it does so again. */
export type SdlDuplicate = { readonly message: string; readonly offset: number };

/** Adds what the parts of one definition give twice. `title`: how the definition is called. */
export function findDuplicates(
  kind: SdlKind,
  title: string,
  parts: readonly SdlPart[],
  duplicates: SdlDuplicate[],
): void {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && isPlain(only)) return;
  const search = (what: string, pick: (part: SdlPart) => readonly SdlName[]): void =>
    findRepeats(`${title} has the ${what}`, parts, pick, duplicates);
  search(memberNouns[kind], (part) => part.members);
  search('interface', (part) => part.interfaces);
  search(kind === 'union' ? 'member' : 'location', (part) => part.names);
  for (const part of parts)
    for (const { name, args } of part.members)
      if (args.length > 1)
        findRepeats(
          `${title}.${name} has the argument`,
          [part],
          () => args satisfies readonly SdlMember[],
          duplicates,
        );
}

function findRepeats(
  title: string,
  parts: readonly SdlPart[],
  pick: (part: SdlPart) => readonly SdlName[],
  duplicates: SdlDuplicate[],
): void {
  const seen = new Set<string>();
  for (const part of parts)
    for (const { name, offset } of pick(part)) {
      if (seen.has(name)) duplicates.push({ message: `${title} ${name} twice`, offset: offset + part.shift });
      seen.add(name);
    }
}

/** Whether nothing in a part is given twice, as in almost all of them. */
function isPlain({ interfaces, members, names }: SdlPart): boolean {
  return (
    isDistinct(members) &&
    isDistinct(interfaces) &&
    isDistinct(names) &&
    members.every(({ args }) => isDistinct(args))
  );
}

/** Up to so many names, to hold each against each costs less than to make a set. */
const few = 8;

function isDistinct(list: readonly SdlName[]): boolean {
  if (list.length > few) return new Set(list.map(({ name }) => name)).size === list.length;
  for (let index = 1; index < list.length; index += 1)
    for (let before = 0; before < index; before += 1)
      if (list[before]?.name === list[index]?.name) return false;
  return true;
}

const memberNouns: Readonly<Record<SdlKind, string>> = {
  schema: 'operation',
  scalar: 'member',
  type: 'field',
  interface: 'field',
  union: 'member',
  enum: 'value',
  input: 'field',
  directive: 'argument',
};
