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
  // Most lists of most definitions are too short to hold anything twice.
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && pick(only).length < 2) return;
  const seen = new Set<string>();
  for (const part of parts)
    for (const { name, offset } of pick(part)) {
      if (seen.has(name)) duplicates.push({ message: `${title} ${name} twice`, offset: offset + part.shift });
      seen.add(name);
    }
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
