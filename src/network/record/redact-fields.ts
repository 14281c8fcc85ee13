/** Which names of an operation may be recorded. */
export type RecordedNames = {
  /** The contract knows them: their values are recorded. */
  readonly known: ReadonlySet<string>;
  /** Their values are replaced by `[redacted]`, whatever they hold. */
  readonly sensitive: ReadonlySet<string>;
};

/**
 * A copy of a JSON value in which members of sensitive name are `[redacted]` and members whose name the contract does
 * not know are `[undocumented]`. Big integers become their digits. Never looks at values: that is the sweep's part.
 */
export function redactFields(value: unknown, names: RecordedNames): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactFields(item, names));
  const redacted: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    redacted[name === '__proto__' ? '[undocumented]' : name] = redactMember(name, value, names);
  }
  return redacted;
}

function redactMember(name: string, container: object, names: RecordedNames): unknown {
  if (names.sensitive.has(name)) return '[redacted]';
  if (!names.known.has(name)) return '[undocumented]';
  return redactFields((container as Record<string, unknown>)[name], names);
}
