import { acceptsAnything } from './accepts-anything.ts';

/** How many items there have to be and may be, where every item counts for `contains`, or none does. */
export function containedItems(
  raw: Readonly<Record<string, unknown>>,
): { readonly least: number; readonly most: number } | undefined {
  const { contains, maxContains = Infinity, minContains = 1 } = raw;
  if (contains === false)
    return Number(minContains) > 0 ? { least: 1, most: 0 } : { least: 0, most: Infinity };
  return acceptsAnything(contains) ? { least: Number(minContains), most: Number(maxContains) } : undefined;
}
