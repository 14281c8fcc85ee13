/** What one pass over JSON text shows. Of text that is no JSON it says nothing of use. */
export type JsonScan = {
  /** Strings followed by a colon. */
  readonly names: number;
  /** Greatest number of arrays and objects inside each other. */
  readonly depth: number;
  /** Some number has 16 digits or more, so it may be beyond 2^53. */
  readonly longNumber: boolean;
};

const quote = 34;
const colon = 58;

/** Counts names and depth and looks for long numbers, without building anything. */
export function scanJson(text: string): JsonScan {
  let names = 0;
  let depth = 0;
  let deepest = 0;
  let digits = 0;
  let longNumber = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char >= 48 && char < colon) {
      if (++digits >= 16) longNumber = true;
      continue;
    }
    digits = 0;
    if (char === quote) index = endOfString(text, index);
    else if (char === colon) names++;
    else if (char === 123 || char === 91) deepest = Math.max(deepest, ++depth);
    else if (char === 125 || char === 93) depth--;
  }
  return { names, depth: deepest, longNumber };
}

/** The index of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  for (;;) {
    index = text.indexOf('"', index);
    if (index < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(index - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return index;
    index++;
  }
}
