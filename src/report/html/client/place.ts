/** Where the reader is: a view, and what is chosen in it. Stands in the hash, so that an address can be sent to somebody. */
export type Place = { readonly view: string; readonly chosen: URLSearchParams };

/** Reads the hash: `#scenarios?q=refund&verdict=failed`. */
export function readPlace(): Place {
  const [view = '', query = ''] = location.hash.slice(1).split(/\?(.*)/s);
  return { view: view === '' ? 'overview' : view, chosen: new URLSearchParams(query) };
}

/** Writes down what is chosen in the view where the reader is, without a step to go back by. */
export function choose(changes: Readonly<Record<string, string>>): void {
  const { chosen, view } = readPlace();
  for (const [name, value] of Object.entries(changes))
    if (value === '') chosen.delete(name);
    else chosen.set(name, value);
  const query = chosen.toString();
  history.replaceState(null, '', `#${view}${query === '' ? '' : `?${query}`}`);
}
