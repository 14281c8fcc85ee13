import { isCard } from './card-number.ts';

const shortest = 13;

/**
 * Card-like numbers that the provider handed out: those of its answers in this run and of ids that an environment is
 * known to have. To send one back is no use of real data, whatever the field is called. Kept by value; never written
 * down. Of nothing else that reads as somebody's (a telephone number, a national id) is it remembered who said it.
 */
export class IssuedNumbers {
  readonly #numbers = new Set<string>();

  /** Remembers such numbers in the text of an answer. */
  note(text: string): void {
    for (const number of longNumbers(text)) if (isCard(number)) this.#numbers.add(number);
  }

  /** Remembers ids that an environment is known to have. */
  add(ids: readonly unknown[]): void {
    for (const id of ids) this.note(String(id));
  }

  has(number: string): boolean {
    return this.#numbers.has(number);
  }
}

/** Every row of 13 digits or more has one at each thirteenth place: the others of a long text need no look. */
function longNumbers(text: string): readonly string[] {
  const numbers: string[] = [];
  const isDigit = (at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (!isDigit(at)) continue;
    let start = at;
    while (start > 0 && isDigit(start - 1)) start -= 1;
    while (at + 1 < text.length && isDigit(at + 1)) at += 1;
    if (at - start + 1 >= shortest) numbers.push(text.slice(start, at + 1));
  }
  return numbers;
}
