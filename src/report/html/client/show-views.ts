import { readPlace } from './place.ts';

/** Shows the view that the hash names, and the overview where it names none. */
export function showViews(): void {
  addEventListener('hashchange', () => show(true));
  show(false);
}

function show(moved: boolean): void {
  const { view } = readPlace();
  const found = document.getElementById(view);
  const section = found?.closest('.view') ?? document.getElementById('overview');
  if (section === null) return;
  const hasChanged = !section.classList.contains('current');
  for (const other of document.querySelectorAll('.view'))
    other.classList.toggle('current', other === section);
  markCurrent(section.id);
  const isWhole = found === null || found === section;
  // A link to the view that is shown already would put its heading under the edge.
  if (isWhole && (hasChanged || location.hash === `#${section.id}`)) scrollTo(0, 0);
  if (!moved || !hasChanged) return;
  section.querySelector('h1')?.focus({ preventScroll: true });
  if (!isWhole) found.scrollIntoView();
}

function markCurrent(id: string): void {
  for (const link of document.querySelectorAll('.top nav a')) {
    const isCurrent = link.getAttribute('href') === `#${id}`;
    if (isCurrent) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
