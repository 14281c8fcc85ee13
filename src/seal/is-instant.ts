/** Whether a text is a moment that exists, in the one form `2026-07-31T12:00:00.000Z`. */
export function isInstant(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
