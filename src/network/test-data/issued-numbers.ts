import type { Operation } from '../../contract/contract.ts';

/** Fields in which a provider hands out card numbers of its own, such as virtual cards. */
const cardField = /card_?(?:number|num|no)$|vcc|(?:^|_)pan$/i;

/** Numbers that the test environment itself handed out: sending them back is no use of real data. */
export class IssuedNumbers {
  readonly #numbers = new Set<string>();
  readonly #hasCards = new WeakMap<Operation, boolean>();

  /** Remembers the long numbers of an answer, where the operation has a field for card numbers. */
  note(operation: Operation, text: string): void {
    const hasCards =
      this.#hasCards.get(operation) ?? [...operation.fieldNames].some((name) => cardField.test(name));
    this.#hasCards.set(operation, hasCards);
    if (!hasCards) return;
    for (const [number] of text.matchAll(/(?<!\d)\d{13,19}(?!\d)/g)) this.#numbers.add(number);
  }

  has(number: string): boolean {
    return this.#numbers.has(number);
  }
}
