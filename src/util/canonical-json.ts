/**
 * JSON in the one canonical form of RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them. Members that are undefined are left out, as `JSON.stringify` does.
 * Throws a `TypeError` for what I-JSON cannot hold: NaN, infinities, bigints, functions, symbols, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  return written(value, canonicalScalar);
}

/** The same for what others wrote, to be told apart by: a lone surrogate stands in it as an escape, as `JSON.stringify` has it. */
export function canonicalKey(value: unknown): string {
  return written(value, anyScalar);
}

type Scalar = (value: unknown) => string;

function written(value: unknown, scalar: Scalar): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item ?? null, scalar)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writtenObject(value, scalar);
  return scalar(value);
}

function writtenObject(value: object, scalar: Scalar): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${scalar(name)}:${written(member, scalar)}`);
  return `{${members.join(',')}}`;
}

function canonicalScalar(value: unknown): string {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new TypeError('a lone surrogate is no JSON text');
  return anyScalar(value);
}

function anyScalar(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new TypeError(`a ${typeof value} is no JSON value`);
}
