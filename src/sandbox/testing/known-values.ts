/** Values that replies have shown, by the name that they stood under; how test inputs come by ids that exist. */
export class KnownValues {
  readonly #values = new Map<string, unknown[]>();

  /** Remembers every leaf of a reply. A plain `id` is also known by the name of what it belongs to. */
  learn(value: unknown, name = ''): void {
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 3)) this.learn(item, name);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        this.learn(member, key === 'id' && name !== '' ? `${name}Id` : key);
    } else if (value !== null && value !== undefined && value !== '') {
      this.#remember(name, value);
    }
  }

  /** The values known by a name, newest first; letter case and underscores do not count. */
  of(name: string): readonly unknown[] {
    return this.#values.get(normalize(name)) ?? [];
  }

  #remember(name: string, value: unknown): void {
    const others = this.of(name).filter((known) => known !== value);
    this.#values.set(normalize(name), [value, ...others].slice(0, 8));
  }
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
