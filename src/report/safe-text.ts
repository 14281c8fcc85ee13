/**
 * Foreign text on one line of a terminal: control characters, escapes and direction overrides are shown as code points,
 * so that a provider's answer can neither move the cursor nor turn the text around.
 */
export function safeText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    if (character === '\n' || character === '\t') return ' ';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
