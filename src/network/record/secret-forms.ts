/** Shorter values are no secrets worth the name: sweeping for them would blacken half of every record. */
const shortest = 6;

/**
 * The forms in which a secret may turn up in text: plain, base64 and base64url at each of the three alignments,
 * percent-encoded, hex, HTML-escaped and JSON-escaped. Each once and none shorter than the secret; none at all for a value
 * under 6 characters.
 */
export function secretForms(secret: string): readonly string[] {
  if (secret.length < shortest) return [];
  const bytes = Buffer.from(secret);
  const percent = [
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ '': secret }).toString().slice(1),
  ];
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((alignment) => base64Core(bytes, alignment));
  const forms = [
    secret,
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    ...percent,
    ...percent.map((form) => form.replaceAll('+', '%20')),
    ...percent.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())),
    hex,
    hex.toUpperCase(),
    ...htmlForms(secret),
    ...jsonForms(secret),
  ];
  return [...new Set(forms)];
}

/** The characters of base64 that depend on the secret alone, when so many bytes stand before it in its group of three. */
function base64Core(bytes: Buffer, alignment: number): string {
  const text = Buffer.concat([Buffer.alloc(alignment), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const end = (bytes.length + alignment) % 3 === 0 ? text.length : text.length - 1;
  return text.slice([0, 2, 3][alignment], end);
}

function htmlForms(secret: string): string[] {
  const named = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotes: readonly (readonly [string, string])[] = [
    ['&quot;', '&#39;'],
    ['&#34;', '&#x27;'],
    ['&quot;', '&apos;'],
    ['&#x22;', '&#039;'],
  ];
  return [named, ...quotes.map(([double, single]) => named.replaceAll('"', double).replaceAll("'", single))];
}

function jsonForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(
    /[^ -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [json, ascii, ascii.replaceAll('/', '\\/'), JSON.stringify(json).slice(1, -1)];
}
