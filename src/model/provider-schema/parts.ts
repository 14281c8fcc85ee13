import { Type } from 'typebox';

/** What the schemas of a provider file are put together from. */
export const closed = { additionalProperties: false } as const;
export const text = (description: string) => Type.String({ minLength: 1, description });
export const pointer = (description: string) =>
  Type.String({ pattern: '^(/[^/]*)*$', description: `${description} (JSON Pointer, RFC 6901)` });
export const duration = (description: string) =>
  Type.String({
    pattern: '^P(?!$)(\\d+D)?(T(?!$)(\\d+H)?(\\d+M)?(\\d+S)?)?$',
    description: `${description} (ISO 8601 duration)`,
  });
export const date = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

export const evidence = Type.Enum(['seed', 'found', 'inferred'], {
  description:
    'seed: stated in a document the project began from; found: read in a public page; inferred: reasoning',
});
export const secretReference = Type.String({
  pattern: '^(env:[A-Z][A-Z0-9_]*|file:.+)$',
  description: 'Where the secret is: env:NAME or file:path. Never the secret itself.',
});
export const notApplicable = Type.Object(
  { notApplicable: text('Why this provider has no such thing; shown in every result') },
  closed,
);
export const template = Type.Unknown({
  description:
    'A value whose strings may hold placeholders: $uuid, $hex32, $email, $phone, $word, $integer, $now, $today, $now+P1D, $given.<name>, $credential.<name>, $token, $refreshToken, $id, $foreign.<name>',
});
