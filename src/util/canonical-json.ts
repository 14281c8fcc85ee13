/**
 * JSON in the one canonical form of RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them. Members that are undefined are left out, as `JSON.stringify` does.
 * Throws a `TypeError` for what I-JSON cannot hold: NaN, infinities, bigints, functions, symbols, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  return canonicalScalar(value);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalScalar(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalScalar(value: unknown): string {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('a lone surrogate is no JSON text');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new TypeError(`a ${typeof value} is no JSON value`);
}
