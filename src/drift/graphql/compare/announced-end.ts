import { sunsetTime } from '../../announced/sunset-time.ts';
import { appliedDirectives } from '../sdl/literals.ts';
import type { AppliedDirective } from '../sdl/literals.ts';

const announcing = /@\s*(?:sunset|deprecated)\b/;
/** A day as it is written in schemas. */
export const anyDay = /\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4}/;
const isoDay = /^\d{4}-\d{2}-\d{2}/;
const europeanDay = /^(\d{2})\/(\d{2})\/(\d{4})$/;

// A day that something is deprecated since is no end.
const endInWords =
  /(?:remov|delet|sunset|retir|discontinu|decommission|shut|expir|until|end of (?:life|support))(?:(?!since|deprecat)[^.]){0,80}?\b(\d{4}-\d{2}-\d{2})\b/i;

/**
 * The end that directives announce: a day of `@sunset(when:)`, an argument of `@deprecated` that is nothing but a day
 * (`deletionDate`, as 2026-12-31 or 31/12/2026), or a day in its reason after a word such as removal. `hidden`: an
 * introspection result, which shows the reason alone. Undefined: none that can be read.
 */
export function announcedEnd(directives: string, hidden: boolean): string | undefined {
  if (!announcing.test(directives) || !anyDay.test(directives)) return undefined;
  const applied = appliedDirectives(directives);
  const deprecated = applied.find(({ name }) => name === 'deprecated');
  const shown = hidden ? [] : [applied.find(({ name }) => name === 'sunset'), deprecated];
  const reason = endInWords.exec(deprecated?.texts.get('reason') ?? '')?.[1];
  return [...shown.flatMap(daysOf), ...(reason === undefined ? [] : [reason])].find(
    (day) => sunsetTime(day) !== undefined,
  );
}

function daysOf(directive: AppliedDirective | undefined): readonly string[] {
  const texts = [...(directive?.texts ?? [])].filter(([name]) => name !== 'reason');
  return texts.flatMap(([, text]) => {
    const [, day, month, year] = europeanDay.exec(text) ?? [];
    if (day !== undefined) return [`${year ?? ''}-${month ?? ''}-${day}`];
    return isoDay.test(text) ? [text] : [];
  });
}
