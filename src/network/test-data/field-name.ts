/** Names that say nothing of what they hold. */
const generic = /^(?:value|text)$/i;
/** Those that are a part of the name of the whole: the `id` of `tax` is a `tax_id`. */
const part = /^(?:number|no|id)$/i;

/** What a member is called: one whose own name says nothing has that of what it belongs to. */
export function fieldName(name: string, whole: string): string {
  if (whole === '') return name;
  if (generic.test(name)) return whole;
  return part.test(name) ? `${whole}_${name}` : name;
}
