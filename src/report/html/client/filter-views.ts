import { choose, readPlace } from './place.ts';
import { itemMatcher } from './item-matcher.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** Makes views searchable; what is searched for stands in the hash. `/` goes to the search of a view, Escape empties it. */
export function filterViews(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('.filters')) enable(form);
  document.querySelector('.keys')?.removeAttribute('hidden');
  document.addEventListener('keydown', onKey);
}

function enable(form: HTMLFormElement): void {
  const view = form.closest('.view');
  if (view === null) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => change(form, view));
  view.querySelector('[data-clear]')?.addEventListener('click', () => {
    for (const field of fields(form)) field.value = '';
    change(form, view);
    fields(form)[0]?.focus();
  });
  const restore = () => {
    const place = readPlace();
    if (document.getElementById(place.view)?.closest('.view') !== view) return;
    for (const field of fields(form)) field.value = place.chosen.get(field.name) ?? '';
    apply(form, view);
  };
  addEventListener('hashchange', restore);
  restore();
}

function fields(form: HTMLFormElement): readonly Field[] {
  return [...form.querySelectorAll<Field>('input, select')];
}

function change(form: HTMLFormElement, view: Element): void {
  choose(Object.fromEntries(fields(form).map(({ name, value }) => [name, value])));
  apply(form, view);
}

function apply(form: HTMLFormElement, view: Element): void {
  const wanted = new Map(fields(form).map(({ name, value }) => [name, value]));
  const isSearching = [...wanted.values()].some((value) => value.trim() !== '');
  form.classList.toggle('searching', isSearching);
  const items = [...view.querySelectorAll<HTMLElement>('.items > *')];
  const matches = itemMatcher(wanted);
  const kept = new Set(items.filter(matches));
  for (const item of items) if (item.hidden === kept.has(item)) item.hidden = !kept.has(item);
  for (const group of view.querySelectorAll<HTMLElement>('[data-group]')) showGroup(group, isSearching, kept);
  const output = form.querySelector('output');
  const noun = form.dataset['noun'] ?? '';
  if (output !== null)
    output.textContent = isSearching ? `${kept.size} of ${items.length} ${noun}` : `${items.length} ${noun}`;
  const nothing = view.querySelector<HTMLElement>('.no-match');
  if (nothing !== null) nothing.hidden = kept.size > 0 || items.length === 0;
}

/** A group without anything that is wanted goes; one that is shut and has something is opened. */
function showGroup(group: HTMLElement, isSearching: boolean, kept: ReadonlySet<Element>): void {
  const hasAny = !isSearching || [...group.querySelectorAll('.items > *')].some((item) => kept.has(item));
  if (group.hidden === hasAny) group.hidden = !hasAny;
  if (isSearching && hasAny && group instanceof HTMLDetailsElement) group.open = true;
}

function onKey(event: KeyboardEvent): void {
  const { altKey, ctrlKey, key, metaKey, target } = event;
  const isTyping = target instanceof Element && target.closest('input, select, textarea') !== null;
  if (key === 'Escape') clear(event);
  if (key !== '/' || isTyping || altKey || ctrlKey || metaKey || !isWanted()) return;
  const search = document.querySelector<HTMLInputElement>('.view.current .filters:not([hidden]) input');
  if (search === null) return;
  event.preventDefault();
  search.focus();
  search.select();
}

/** Who works by voice can turn single keys off, at the foot of the page. */
function isWanted(): boolean {
  return document.querySelector<HTMLInputElement>('#single-keys')?.checked !== false;
}

function clear(event: KeyboardEvent): void {
  const { target } = event;
  if (!(target instanceof HTMLInputElement) || target.type !== 'search' || target.value === '') return;
  event.preventDefault();
  target.value = '';
  target.dispatchEvent(new Event('input', { bubbles: true }));
}
