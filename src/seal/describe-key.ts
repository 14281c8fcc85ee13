const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'nothing'],
  [/^AGE-SECRET-KEY-1/, 'an X25519 identity that is mistyped or cut'],
  [/^AGE-SECRET-KEY-PQ-1/i, 'a post-quantum identity'],
  [/^AGE-SECRET-KEY-1/i, 'an identity that is not in capitals'],
  [/^AGE-PLUGIN-/i, 'the identity of a plugin'],
  [/^age1[a-z0-9]*1/, 'a post-quantum recipient or one of a plugin'],
  [/^age1/, 'an X25519 recipient (the public half), perhaps mistyped or cut'],
  [/^age1/i, 'a recipient that is not in small letters'],
  [/^ssh-/, 'an SSH key'],
  [/^-----BEGIN AGE ENCRYPTED FILE/, 'an age file'],
  [/^-----BEGIN/, 'a PEM file'],
];

/** What a text that should be a key looks like, in words for a message. Never shows any of it. */
export function describeKey(text: string): string {
  return kinds.find(([form]) => form.test(text))?.[1] ?? `a text of ${text.length} characters`;
}
