/** The schemas of a document of which nothing is known, because a reference leads nowhere. */
export class UnreadSchemas<Node> {
  /** `false`: none of them is worked into it. */
  readonly #known = new Map<Node, boolean>();

  add(node: Node): void {
    this.#known.set(node, true);
  }

  has(node: Node): boolean {
    return this.#known.get(node) === true;
  }

  /** Whether it is one of them, or one is worked into it. Asking what stands in place follows references, and may add some. */
  isIn(root: Node, inPlace: (node: Node) => readonly Node[]): boolean {
    const known = this.#known.get(root);
    if (known !== undefined) return known;
    const seen = new Set([root]);
    // It grows while it is walked.
    for (const node of seen) {
      const parts = inPlace(node);
      if (this.has(node)) {
        this.add(root);
        return true;
      }
      for (const part of parts) if (this.#known.get(part) !== false) seen.add(part);
    }
    for (const node of seen) this.#known.set(node, false);
    return false;
  }
}
