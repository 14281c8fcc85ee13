/** Marks the annotations that say which part of a scenario provider.yaml declares to be without object. */
export const declaredAnnotation = 'livegate:left-out-as-declared';

/** Marks the annotations that say which part of a scenario something was wanting for. */
export const lackingAnnotation = 'livegate:left-out';

type Annotations = readonly { readonly type: string; readonly description?: string }[];

/** What a scenario says it left out: whether it may count as passed all the same, and words for its result. */
export function leftOutOf(
  annotations: Annotations,
): { readonly isLacking: boolean; readonly words: string } | undefined {
  const of = (wanted: string) =>
    annotations.flatMap(({ description, type }) => (type === wanted ? (description ?? []) : []));
  const lacking = of(lackingAnnotation);
  const all = new Set([...lacking, ...of(declaredAnnotation)]);
  if (all.size === 0) return undefined;
  return { isLacking: lacking.length > 0, words: `not looked up: ${[...all].join('; ')}` };
}
