/** One link of a `Link` header. */
export type HeaderLink = {
  /** A URL, absolute or relative to the one that was asked for. */
  readonly target: string;
  /** What it is called, in lower case: `next`, or the URL of a name that is not registered. */
  readonly relations: readonly string[];
};

/** The links of a `Link` header (RFC 8288, 3), in order. What is no link is passed over; nothing is resolved or asked for. */
export function parseLinkHeader(value: string): readonly HeaderLink[] {
  const links = value.matchAll(/<([^<>]*)>((?:[^,"<]|"(?:[^"\\]|\\.)*")*)/g);
  return [...links].map(([, target = '', parameters = '']) => ({
    target: target.trim(),
    relations: relationsOf(parameters),
  }));
}

/** Of several `rel` only the first counts (RFC 8288, 3.3). */
function relationsOf(parameters: string): readonly string[] {
  const named = parameters.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g);
  const first = [...named].find(([, name]) => name?.toLowerCase() === 'rel');
  const names = first?.[2]?.replaceAll(/\\(.)/g, '$1') ?? first?.[3] ?? '';
  return names
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '');
}
