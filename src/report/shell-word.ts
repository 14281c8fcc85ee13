/**
 * A text as one word of a shell command. Double quotes where nothing in it means anything to a shell, so that it reads well
 * and holds in every shell; else single quotes, in which a POSIX shell takes everything as it is.
 */
export function shellWord(text: string): string {
  if (!/["$`\\!%]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A regular expression that matches this title. A dot stands for what no terminal should be shown. */
export function patternOf(title: string): string {
  return title
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '.');
}
