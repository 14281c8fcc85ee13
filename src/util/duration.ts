const form = /^P(?!$)(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds: `PT20M`, `P1DT4H`. Days have 24 hours.
 * Throws a `RangeError` for anything else; years, months and weeks have no fixed length and are no part of it.
 */
export function durationToMilliseconds(text: string): number {
  const parts = form.exec(text);
  if (parts === null) throw new RangeError(`not a duration of days, hours, minutes and seconds: ${text}`);
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
