const deepest = 8;

/**
 * How a request path could be read as another path by some server on the way, in words, or undefined where every
 * reading stays put. Looks at the path as it is and after each further round of percent-decoding: dot segments (also
 * with `;parameters`), empty segments, backslashes, control characters, bytes that are no UTF-8, look-alikes of dot and slash.
 */
export function findPathEscape(path: string): string | undefined {
  if (!path.startsWith('/')) return 'a path that does not begin with a slash';
  if (/%(?![0-9a-f]{2})/i.test(path)) return 'a percent sign without two hex digits';
  let form = path;
  for (let round = 0; round < deepest; round++) {
    const escape = findInForm(form);
    if (escape !== undefined) return round === 0 ? escape : `${escape} (percent-encoded)`;
    const decoded = decodeOnce(form);
    if (decoded === undefined) return 'percent-encoded bytes that are no UTF-8';
    if (decoded === form) return undefined;
    form = decoded;
  }
  return `percent-encoding more than ${String(deepest)} deep`;
}

/** The path with every round of percent-encoding taken off. For paths that `findPathEscape` lets through. */
export function decodeFully(path: string): string {
  let form = path;
  for (let round = 0; round < deepest; round++) form = decodeOnce(form) ?? form;
  return form;
}

function findInForm(form: string): string | undefined {
  const folded = form.normalize('NFKC');
  if (folded.includes('\\')) return 'a backslash';
  if (/\p{Cc}/u.test(folded)) return 'a control character';
  const segments = folded.split('/').slice(1);
  if (segments.slice(0, -1).includes('')) return 'an empty segment (//)';
  return segments.some(isDotSegment) ? 'a dot segment' : undefined;
}

function isDotSegment(segment: string): boolean {
  const name = segment.split(';', 1)[0]?.trim() ?? '';
  return name === '.' || name === '..';
}

function decodeOnce(form: string): string | undefined {
  if (!form.includes('%')) return form;
  try {
    return form.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
  } catch {
    return undefined;
  }
}
