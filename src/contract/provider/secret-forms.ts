/** A form that only secrets have, wherever they stand. `holds`: what of the texts that look so is one. */
type SecretForm = {
  readonly pattern: RegExp;
  readonly kind: string;
  readonly holds?: (match: RegExpExecArray) => boolean;
};

/** A secret in a text: where it begins, how long it is, and what it looks like. Never the secret itself. */
export type FoundForm = { readonly index: number; readonly length: number; readonly kind: string };

const forms: readonly SecretForm[] = [
  { pattern: /\b[srp]k_(?:live|test)_[A-Za-z0-9]{8,}/g, kind: 'a Stripe key' },
  { pattern: /\bwhsec_[A-Za-z0-9]{8,}/g, kind: 'a webhook secret' },
  {
    pattern: /\b(?:ghp|gho|ghs|github_pat|glpat)[_-][A-Za-z0-9_]{16,}/g,
    kind: 'an access token of a code host',
  },
  { pattern: /\bxox[abprs]-[A-Za-z0-9-]{8,}/g, kind: 'a Slack token' },
  { pattern: /\bAKIA[0-9A-Z]{16}\b/g, kind: 'an AWS key id' },
  { pattern: /\bAIza[A-Za-z0-9_-]{30,}/g, kind: 'a Google API key' },
  { pattern: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, kind: 'a JSON Web Token' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g, kind: 'a private key' },
  {
    pattern: /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s/?#@:]*:([^\s/?#@]+)@/gi,
    kind: 'a URL with a user name or password',
    holds: ([, password = '']) => !/^[<{*$…].*|^(?:pass(?:word)?|pwd|secret|token|x+)$/i.test(password),
  },
  {
    pattern: /\bBasic\s+([A-Za-z0-9+/=._~-]{8,})/g,
    kind: 'an Authorization header',
    holds: ([, value = '']) => holdsPair(value) || isOpaque(value),
  },
  {
    pattern: /\bBearer\s+([A-Za-z0-9+/=._~-]{8,})/g,
    kind: 'an Authorization header',
    holds: ([, value = '']) => !isOfWords(value),
  },
];

/** Everything in a text that has the form of a known kind of secret, comments included; no placeholder for one. */
export function findForms(text: string): readonly FoundForm[] {
  return forms.flatMap(({ holds = isNoPlaceholder, kind, pattern }) =>
    [...text.matchAll(pattern)].filter(holds).map(({ 0: { length }, index }) => ({ index, length, kind })),
  );
}

/** `sk_test_xxxxxxxx`, `ghp_your_token_goes_here_0`. */
function isNoPlaceholder([found]: RegExpExecArray): boolean {
  return !/(.)\1{5}|your|example/i.test(found);
}

/**
 * Long and without words: hexadecimal, or base64 of mixed case with digits. A UUID is an id and no secret, nor is what
 * repeats a few signs, or one number; and names of operations are as long as keys.
 */
export function isOpaque(text: string): boolean {
  const has = (...signs: readonly RegExp[]): boolean => signs.every((sign) => sign.test(text));
  if (new Set(text).size < 8 || isOfNames(text)) return false;
  if (/^[0-9a-fA-F]{32,}$/.test(text)) return has(/[a-fA-F]/, /\d/);
  return has(/^[A-Za-z0-9+/_=-]{24,}$/, /[a-z]/, /[A-Z]/, /\d/) && wordsIn(text) * 2.5 > text.length;
}

/** How many words and numbers there are in a name such as `createOrder2`: in a key there are many, and short ones. */
function wordsIn(name: string): number {
  return [...name.matchAll(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)].length;
}

/** Words with dashes and slashes between them, each with a number at its end at most: `IPv6/RS256/PS256`. */
function isOfNames(text: string): boolean {
  const words = text.split(/[-/_]/);
  return words.length > 2 && words.every((word) => /^[A-Za-z]*\d*$/.test(word));
}

/** Whether a text is the base64 of a name and a password, with a colon between them (RFC 7617). */
function holdsPair(value: string): boolean {
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(value, 'base64').toString('latin1'));
}

/** Words with dashes and dots between them, each with a number at its end at most: `authentication`, `OAuth2-tokens`. */
function isOfWords(text: string): boolean {
  return text.split(/[-._/]/).every((word) => /^(?:[A-Z]*[a-z]*){1,3}\d{0,4}$/.test(word));
}
