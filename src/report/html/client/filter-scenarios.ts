import { choose, readPlace } from './place.ts';

/** Makes the scenarios searchable; what is searched for stands in the hash. */
export function filterScenarios(): void {
  const form = document.querySelector<HTMLFormElement>('#scenarios .filters');
  if (form === null) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    choose(Object.fromEntries(fields(form).map(({ name, value }) => [name, value])));
    apply(form);
  });
  const restore = () => {
    const { chosen, view } = readPlace();
    if (view !== 'scenarios') return;
    for (const field of fields(form)) field.value = chosen.get(field.name) ?? '';
    apply(form);
  };
  addEventListener('hashchange', restore);
  restore();
}

function fields(form: HTMLFormElement): readonly (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
}

function apply(form: HTMLFormElement): void {
  const [search = '', verdict = '', target = ''] = fields(form).map(({ value }) => value);
  const words = search.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const group of document.querySelectorAll<HTMLElement>('.scenario-group')) {
    const column = columnOf(group, target);
    const rows = [...group.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    for (const row of rows) row.hidden = !(matches(row, words) && isWanted(row, verdict, target, column));
    const visible = rows.filter(({ hidden }) => !hidden).length;
    group.hidden = visible === 0;
    shown += visible;
  }
  const output = form.querySelector('output');
  if (output !== null) output.textContent = shown === 1 ? '1 scenario' : `${shown} scenarios`;
}

/** The place of a target among the cells of a group's rows; -1 where it has no column. */
function columnOf(group: HTMLElement, target: string): number {
  const heads = [...group.querySelectorAll<HTMLElement>('thead th')];
  return heads.findIndex(({ dataset }) => dataset['target'] === target);
}

const texts = new WeakMap<HTMLTableRowElement, string>();

function matches(row: HTMLTableRowElement, words: readonly string[]): boolean {
  const text = texts.get(row) ?? textOf(row);
  texts.set(row, text);
  return words.every((word) => text.includes(word));
}

function textOf({ cells }: HTMLTableRowElement): string {
  const link = cells[0]?.querySelector('a');
  return `${link?.textContent ?? ''} ${decodeURIComponent(link?.hash ?? '')}`.toLowerCase();
}

function isWanted({ cells }: HTMLTableRowElement, verdict: string, target: string, column: number): boolean {
  const looked = target === '' ? [...cells].slice(1) : [...cells].slice(column, column + 1);
  if (target !== '' && column < 0) return false;
  return looked.some((cell) => (verdict === '' ? cell.childNodes.length > 0 : cell.className === verdict));
}
