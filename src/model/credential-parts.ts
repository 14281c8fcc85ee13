import { Type } from 'typebox';
import { closed } from './provider-schema/parts.ts';

/** What the schemas of sealed and released credentials, and of the request for them, are put together from. */
export const digest = (description: string) => Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description });
export const id = (description: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 64, description });
export const network = (description: string) => Type.Enum(['sandbox', 'internet'], { description });
export const instant = (description: string) =>
  Type.String({
    format: 'date-time',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    description: `${description} (ISO 8601, UTC, with milliseconds)`,
  });
export const credentialValues = Type.Record(
  Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,127}$' }),
  Type.Object(
    {
      secret: Type.String({ pattern: '\\S', description: 'The secret itself, as the provider gave it' }),
      sealedAt: instant('When this secret was first sealed; its age counts from here'),
    },
    closed,
  ),
  { ...closed, minProperties: 1, description: 'By the name of the environment variable it stands for' },
);
