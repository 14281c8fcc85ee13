/** The ids of what stood against a decision; `decision` is foreign, and whatever has another form is passed over. */
export function itemsAgainst(decision: object): readonly string[] {
  const { items } = decision as { readonly items?: unknown };
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const { id, verdict } = (item ?? {}) as { readonly id?: unknown; readonly verdict?: unknown };
    return typeof id === 'string' && verdict !== 'passed' ? [id] : [];
  });
}
