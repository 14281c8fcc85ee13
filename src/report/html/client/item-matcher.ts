const texts = new WeakMap<Element, string>();

/** Whether an item has all the words that are searched for, and the chosen values. `wanted`: by the names of the fields. */
export function itemMatcher(wanted: ReadonlyMap<string, string>): (item: HTMLElement) => boolean {
  const words = (wanted.get('q') ?? '').toLowerCase().split(/\s+/);
  const chosen = [...wanted].filter(([name, value]) => name !== 'q' && value !== '');
  const columns = new Map<Element, number>();
  const [verdict = '', target = ''] = [wanted.get('verdict'), wanted.get('target')];
  return (item) => {
    const text = texts.get(item) ?? textOf(item);
    texts.set(item, text);
    if (!words.every((word) => text.includes(word))) return false;
    if (chosen.length === 0) return true;
    const table = item.closest('.scenarios');
    if (table === null || !(item instanceof HTMLTableRowElement))
      return chosen.every(([name, value]) => item.dataset[name]?.split('\n').includes(value));
    const column = columns.get(table) ?? columnOf(table, target);
    columns.set(table, column);
    return hasVerdict(item, verdict, column);
  };
}

/** Where an item has a link to a scenario, its id is looked through as well. */
function textOf(item: HTMLElement): string {
  const link = item.querySelector<HTMLAnchorElement>('th a');
  const text = item.closest('.scenarios') === null ? item.textContent : (link?.textContent ?? '');
  return `${text} ${decodeURIComponent(link?.hash ?? '')}`.toLowerCase();
}

/** The place of a target among the cells of a table of scenarios; 0: every one is meant, -1: it has no such column. */
function columnOf(table: Element, target: string): number {
  if (target === '') return 0;
  const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
  return heads.findIndex(({ dataset }) => dataset['target'] === target);
}

function hasVerdict({ cells }: HTMLTableRowElement, verdict: string, column: number): boolean {
  if (column < 0) return false;
  const looked = column === 0 ? [...cells].slice(1) : [...cells].slice(column, column + 1);
  return looked.some((cell) => (verdict === '' ? cell.childNodes.length > 0 : cell.className === verdict));
}
