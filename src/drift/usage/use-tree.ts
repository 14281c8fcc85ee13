import type { EnumValue, FieldUse } from '../../model/usage.ts';

/** A use that is being put together. */
export class UseTree {
  readonly #properties = new Map<string, UseTree>();
  readonly #values = new Set<EnumValue>();
  #additional: UseTree | undefined;
  #items: UseTree | undefined;
  #whole = false;

  /** A member of a name that the contract gives. */
  member(name: string): UseTree {
    const known = this.#properties.get(name) ?? new UseTree();
    this.#properties.set(name, known);
    return known;
  }

  /** The members of all other names. */
  additional(): UseTree {
    return (this.#additional ??= new UseTree());
  }

  /** The items of a list. */
  items(): UseTree {
    return (this.#items ??= new UseTree());
  }

  whole(): void {
    this.#whole = true;
  }

  value(value: EnumValue): void {
    this.#values.add(value);
  }

  /** The same use for the same calls, in whichever order they came. */
  toUse(): FieldUse {
    if (this.#whole) return { whole: true };
    const values = [...this.#values].sort(byText);
    const properties = [...this.#properties].sort(([left], [right]) => byText(left, right));
    return {
      ...(values.length === 0 ? {} : { values }),
      ...(properties.length === 0
        ? {}
        : { properties: Object.fromEntries(properties.map(([name, tree]) => [name, tree.toUse()])) }),
      ...(this.#additional === undefined ? {} : { additional: this.#additional.toUse() }),
      ...(this.#items === undefined ? {} : { items: this.#items.toUse() }),
    };
  }
}

function byText(left: EnumValue, right: EnumValue): number {
  const [one, other] = [String(left), String(right)];
  return one < other ? -1 : Number(one > other);
}
