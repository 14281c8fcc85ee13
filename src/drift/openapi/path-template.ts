const slot = /\{[^}]*\}/g;

/** The names in a path template, in order. */
export function slotNames(template: string): readonly string[] {
  return [...template.matchAll(slot)].map(([name]) => name.slice(1, -1));
}

/** The parts between the slashes of a template, with `{}` for each name. */
export function templateParts(template: string): readonly string[] {
  return template.replace(slot, '{}').split('/');
}

/** Whether a path is one of a template's. Time grows with their length alone, whatever they hold. */
export function isOfTemplate(template: string, path: string): boolean {
  return areOfParts(templateParts(template), path.split('/'));
}

/** The same of both in parts. */
export function areOfParts(template: readonly string[], path: readonly string[]): boolean {
  return (
    template.length === path.length &&
    template.every((part, index) => slotsIn(part, path[index] ?? '') !== undefined)
  );
}

/** What stands for each `{}` in a part of a path, at least one letter for each; undefined where it is no such part. */
export function slotsIn(part: string, text: string): readonly string[] | undefined {
  if (!part.includes('{}')) return part === text ? [] : undefined;
  const [first = '', ...rest] = part.split('{}');
  const last = rest.pop() ?? '';
  const end = text.length - last.length;
  const found: string[] = [];
  let from = first.length;
  for (const literal of rest) {
    const to = text.indexOf(literal, from + 1);
    if (to < 0 || to > end) return undefined;
    found.push(text.slice(from, to));
    from = to + literal.length;
  }
  const isWhole = text.startsWith(first) && text.endsWith(last) && from < end;
  return isWhole ? [...found, text.slice(from, end)] : undefined;
}
