type Place = { readonly file: string; readonly pointer: string };

/** Where something stands in a document, as lists of what is undecided have it: `<file>#<pointer>`. */
export function placeOf({ file, pointer }: Place): string {
  return `${file}#${pointer}`;
}

/** The place of the first of these; nothing where there is none. */
export function firstPlace([first]: readonly Place[]): readonly string[] {
  return first === undefined ? [] : [placeOf(first)];
}
