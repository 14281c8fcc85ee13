/** Around a number: not within a word, a UUID or a longer row of groups of digits. */
const before = String.raw`(?<![\p{L}\d_-]|\d[ .])`;
const after = String.raw`(?![\p{L}\d_-]|[ .]\d)`;

/** A form of number that stands alone in a text. */
export function standingAlone(form: string, flags = 'gu'): RegExp {
  return new RegExp(`${before}(?:${form})${after}`, flags);
}

/** The name of a field in lower case, its words divided by underscores: `nationalId` is `national_id`. */
export function fieldWords(field: string): string {
  return field
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[-. ]/g, '_')
    .toLowerCase();
}
