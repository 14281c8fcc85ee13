import { isUtf8 } from 'node:buffer';

const hidden = /%[\da-f]{2}|\\u[\da-f]{4}|\\\/|&#x?[\da-f]+;/i;
const base64 = /(?:^|base64,)([\w+/-]{12,}={0,2})$/;
/** What hides something may be hidden itself: a URL in a form in a JSON text. */
const depth = 3;

/**
 * A text as it is and as it reads once its escapes are undone (percent-encoding, JSON and HTML escapes, one after the other),
 * and what it is base64 of, on one line or in groups, where that is text. Each has digits, spaces and hyphens of every width as ASCII has them
 * and nothing invisible between them.
 */
export function plainReadings(text: string): readonly string[] {
  const readings = [text];
  for (let layer = 0; layer < depth; layer += 1) {
    const last = readings.at(-1) ?? '';
    const next = hidden.test(last) ? withoutEscapes(last) : last;
    if (next === last) break;
    readings.push(next);
  }
  const decoded = fromBase64(readings.at(-1) ?? '');
  return [...readings, ...(decoded === undefined ? [] : [decoded])].map(plainText);
}

function withoutEscapes(text: string): string {
  return text
    .replaceAll(/(?:%[\da-f]{2})+/gi, percentDecoded)
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\/', '/')
    .replaceAll(/&#(x?)([\da-f]{1,6});/gi, (whole, hex: string, code: string) => {
      const point = Number.parseInt(code, hex === '' ? 10 : 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}

function percentDecoded(run: string): string {
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
}

function fromBase64(text: string): string | undefined {
  const [, encoded] = base64.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  if (!isUtf8(bytes)) return undefined;
  const decoded = bytes.toString('utf8');
  return /^(?:[\t\n\r]|\P{Cc}){6,}$/u.test(decoded) ? decoded : undefined;
}

function plainText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\p{Cf}/gu, '');
}
