import { Type } from 'typebox';
import { closed, duration, pointer, template, text } from './parts.ts';

const kindIs = (...kinds: readonly string[]) => ({
  required: ['kind'],
  properties: { kind: { enum: kinds } },
});

export const credentialUse = Type.Object(
  {
    kind: Type.Enum(['basic', 'bearer', 'header'], {
      description: 'The Authorization scheme; header: the value alone, in the header of that `name`',
    }),
    name: Type.Optional(text('With kind header: the name of the header, e.g. X-Api-Key')),
    value: template,
    obtain: Type.Optional(
      Type.Object(
        {
          operation: text('The operation that issues the token'),
          input: template,
          token: pointer('Where the token is in the reply'),
          refreshToken: Type.Optional(pointer('Where the refresh token is')),
          expiresIn: Type.Optional(pointer('Where the lifetime in seconds is')),
          lifetime: Type.Optional(duration('Documented lifetime, used where the reply does not say')),
          refresh: Type.Optional(
            Type.Object(
              {
                operation: text('The operation that renews the token'),
                input: template,
                token: Type.Optional(pointer('Where the new token is; default: as in obtain')),
                refreshToken: Type.Optional(pointer('Where the new refresh token is; default: as in obtain')),
                expiresIn: Type.Optional(pointer('Where the lifetime in seconds is; default: as in obtain')),
                lifetime: Type.Optional(duration('How long the refresh token lives')),
              },
              closed,
            ),
          ),
          renewBefore: Type.Optional(duration('Renew when less than this is left; default PT60S')),
        },
        closed,
      ),
    ),
  },
  {
    ...closed,
    allOf: [
      { if: kindIs('header'), then: { required: ['name'], properties: { name: true } } },
      { if: kindIs('basic', 'bearer'), then: { properties: { name: false } } },
    ],
  },
);
