/** Largest page that `OffsetInput` gives. */
const limit = 20;

/**
 * All items of a list, page by page until an empty one: a short page is not the last. Throws after so many pages that
 * the list cannot be one of a test environment.
 */
export async function everyPage<Item>(
  read: (paginate: { limit: number; offset: number }) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let offset = 0; offset < 200 * limit; offset += limit) {
    const page = await read({ limit, offset });
    if (page.length === 0) return items;
    items.push(...page);
  }
  throw new Error('no empty page after 200 pages');
}
