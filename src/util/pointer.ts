/** The reference tokens of a JSON Pointer (RFC 6901). Throws a `RangeError` for text that is no pointer. */
export function pointerTokens(pointer: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || (pointer.includes('~') && /~(?![01])/.test(pointer)))
    throw new RangeError(`not a JSON Pointer: ${pointer}`);
  const tokens = pointer.slice(1).split('/');
  // Hardly any has one, and pointers are read by the hundred thousand.
  if (!pointer.includes('~')) return tokens;
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON Pointer of a path of names and indices. */
export function toPointer(path: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of path) pointer += typeof token === 'number' ? `/${token}` : `/${escaped(token)}`;
  return pointer;
}

function escaped(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The value at the pointer, or undefined where there is none. Sees own members only, never a prototype's. */
export function getAt(root: unknown, pointer: string): unknown {
  return pointerTokens(pointer).reduce(member, root);
}

/**
 * A copy of the value with something else at the pointer; missing objects on the way are made, `-` appends to an
 * array. The original is left alone. A member called `__proto__` is set as an own member, never as the prototype.
 */
export function setAt(root: unknown, pointer: string, value: unknown): unknown {
  return replaceAt(root, pointerTokens(pointer), () => ({ value }));
}

/** A copy of the value without what is at the pointer; array items behind it move up. Nothing there: an equal copy. */
export function removeAt(root: unknown, pointer: string): unknown {
  const tokens = pointerTokens(pointer);
  if (tokens.length === 0) return undefined;
  return getAt(root, pointer) === undefined ? root : replaceAt(root, tokens, () => undefined);
}

function member(container: unknown, token: string): unknown {
  if (Array.isArray(container)) return /^(0|[1-9]\d*)$/.test(token) ? container[Number(token)] : undefined;
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, token))
    return undefined;
  return (container as Record<string, unknown>)[token];
}

type Change = () => { readonly value: unknown } | undefined;

function replaceAt(container: unknown, tokens: readonly string[], change: Change): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return change()?.value;
  const last = rest.length === 0 ? change() : { value: replaceAt(member(container, token), rest, change) };
  return Array.isArray(container)
    ? replaceItem(container, token, last)
    : replaceMember(container, token, last);
}

function replaceItem(
  items: readonly unknown[],
  token: string,
  next: { readonly value: unknown } | undefined,
): unknown[] {
  const index = token === '-' ? items.length : Number(token);
  if (!Number.isInteger(index) || index < 0 || index > items.length)
    throw new RangeError(`not an index: ${token}`);
  return next === undefined ? items.toSpliced(index, 1) : items.toSpliced(index, 1, next.value);
}

function replaceMember(
  container: unknown,
  name: string,
  next: { readonly value: unknown } | undefined,
): object {
  const entries = typeof container === 'object' && container !== null ? Object.entries(container) : [];
  const at = entries.findIndex(([key]) => key === name);
  const change: [string, unknown][] = next === undefined ? [] : [[name, next.value]];
  return Object.fromEntries(entries.toSpliced(at < 0 ? entries.length : at, at < 0 ? 0 : 1, ...change));
}
