/** How many characters a text has as JSON Schema counts them (2020-12 validation, section 6.3: RFC 8259 characters). */
export function codePoints(text: string): number {
  return Array.from(text).length;
}
