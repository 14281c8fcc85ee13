import { Type } from 'typebox';
import { closed, duration, evidence, text } from './parts.ts';

/** What one successful call does in live. */
export const effect = Type.Enum(['read', 'reversible', 'spend', 'irreversible', 'bureau'], {
  description: 'What one successful call does in live',
});

export const rateLimit = Type.Object(
  {
    requests: Type.Integer({ minimum: 1 }),
    per: duration('The window'),
    scope: Type.Enum(['environment', 'operation']),
    evidence: Type.Optional(evidence),
  },
  closed,
);

export const operation = Type.Object(
  {
    effect,
    auth: Type.Optional(text('Which credential of `auth` it is sent with; `none` for no credential')),
    safeToRetry: Type.Optional(
      Type.Boolean({
        description: 'A repeated identical request has no second effect; default: effect read',
      }),
    ),
    within: Type.Optional(duration('Declared time for an answer; a slower one is a finding')),
    rateLimit: Type.Optional(rateLimit),
    scopes: Type.Optional(Type.Array(Type.String())),
    deprecated: Type.Optional(
      Type.Boolean({ description: 'Its Deprecation and Sunset headers are no finding' }),
    ),
  },
  closed,
);
