const before = String.raw`(?<![\p{L}\d_-])`;
const after = String.raw`(?![\p{L}\d_-])`;

/** A form of number that is not within a word or a UUID; `findAlone` looks for it. */
export function standingAlone(form: string, flags = 'gu'): RegExp {
  return new RegExp(`${before}(?:${form})${after}`, flags);
}

/**
 * What a text has of a form, but for parts of a longer row of groups: `1 130 692 544 77` holds no 130 692 544. What
 * divides the number itself tells it from digits beside it that something else divides from it: `4 536-22-1234`.
 */
export function findAlone(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].flatMap((match) => {
    const [found] = match;
    const end = match.index + found.length;
    const beside = [
      /\d([ .])$/.exec(text.slice(Math.max(0, match.index - 2), match.index)),
      /^([ .])\d/.exec(text.slice(end, end + 2)),
    ].flatMap((one) => one?.[1] ?? []);
    const isDivided = /[ ./-]/.test(found);
    return beside.some((divider) => !isDivided || found.includes(divider)) ? [] : found;
  });
}

/** The name of a field in lower case, its words divided by underscores: `nationalId` is `national_id`. */
export function fieldWords(field: string): string {
  return field
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-. ]/g, '_')
    .toLowerCase();
}
