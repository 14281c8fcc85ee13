const name = String.raw`[A-Za-z0-9-]`;
const hex = '[0-9A-Fa-f]';
const date = String.raw`\d{4}-\d{2}-\d{2}`;
const time = String.raw`\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})`;

// RFC 3339, RFC 4122, RFC 2673, RFC 4291, RFC 1123, RFC 3986, RFC 4648: as far as an expression tells them.
const patterns: Readonly<Record<string, string>> = {
  date: `^${date}$`,
  time: `^${time}$`,
  'date-time': `^${date}[Tt]${time}$`,
  duration: String.raw`^P[0-9YMWDTHS]+$`,
  uuid: `^${hex}{8}-(?:${hex}{4}-){3}${hex}{12}$`,
  ipv4: String.raw`^\d{1,3}(?:\.\d{1,3}){3}$`,
  ipv6: '^[0-9A-Fa-f:.]{2,45}$',
  hostname: String.raw`^${name}{1,63}(?:\.${name}{1,63})*\.?$`,
  uri: '^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$',
  byte: '^(?:[A-Za-z0-9+/=]{4})*$',
};

/** A pattern that every text of a format matches, and others may; undefined where a format has none. */
export function formatPattern(format: string): string | undefined {
  return Object.hasOwn(patterns, format) ? patterns[format] : undefined;
}
