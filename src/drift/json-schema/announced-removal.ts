import { endsLater, removalWords, sunsetKeyword } from '../announced/sunset-time.ts';
import type { Annotations } from './annotation-changes.ts';
import type { LocalChange } from './local-change.ts';
import type { Visit } from './visit.ts';

/** What a removed member was announced by: what is added to the rule of an optional one, and to the reason. */
export function announcedRemoval(
  { matched }: Visit,
  change: LocalChange,
  said: Annotations,
  now: string | undefined,
): { readonly rule: string; readonly words: string } {
  const { facet, subject = '' } = change;
  if (!isRemoval(change) || change.isUncarried === true) return { rule: '', words: '' };
  const words = said.of(matched.flatMap(({ old }) => old.properties.get(subject)?.nodes ?? []));
  const raw = Object.fromEntries(
    [sunsetKeyword, 'deprecated'].map((keyword) => [keyword, words.get(keyword)?.[0]?.value]),
  );
  const early = facet === 'optional-property' && endsLater(raw[sunsetKeyword], now);
  return { rule: early ? '-before-sunset' : '', words: removalWords(raw, now) };
}

function isRemoval({ declaredBy, facet, shown }: LocalChange): boolean {
  if (facet === 'optional-property') return declaredBy === 'old';
  if (facet === 'required-property') return shown.widening !== undefined;
  return facet === 'property' && shown.narrowing !== undefined;
}
