/**
 * JSON text of plain data, indented by two: what `JSON.stringify(value, null, 2)` gives. A long list that occurs many
 * times is written once, and its text held once.
 */
export function indentedJson(value: unknown): string {
  return written(value, '\n', new Map());
}

/** The texts of lists by what begins their lines. */
type Known = Map<readonly unknown[], Map<string, string>>;

const few = 8;

function written(value: unknown, line: string, known: Known): string {
  if (isLong(value)) return knownList(value, line, known);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (!Object.values(value).some(isLong)) return moved(value, line);
  if (Array.isArray(value)) return list(value, line, known);
  const inner = `${line}  `;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${inner}${JSON.stringify(name)}: ${written(member, inner, known)}`);
  return `{${joined(members)}${line}}`;
}

// No text in it holds a line feed.
function moved(value: object, line: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', line);
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > few;
}

function knownList(items: readonly unknown[], line: string, known: Known): string {
  const texts = known.get(items) ?? new Map<string, string>();
  const text = texts.get(line) ?? list(items, line, known);
  known.set(items, texts.set(line, text));
  return text;
}

function list(items: readonly unknown[], line: string, known: Known): string {
  if (items.every((item) => typeof item === 'string')) return moved(items, line);
  const inner = `${line}  `;
  return `[${joined(items.map((item) => inner + written(item, inner, known)))}${line}]`;
}

// `join` would copy the texts, of which the same ones come again and again.
function joined(texts: readonly string[]): string {
  let all = '';
  for (const text of texts) all += all === '' ? text : `,${text}`;
  return all;
}
