import { Type } from 'typebox';
import { closed, evidence, text } from './parts.ts';

const common = {
  evidence: Type.Optional(evidence),
  note: Type.Optional(text('Anything a reader should know')),
};

const sentWith = Type.Optional(
  text('Credential of `auth` that the question is sent with; `none` for none. Default: defaultAuth'),
);

/** Where the schema that an environment really serves can be read. */
export const schemaSource = Type.Union(
  [
    Type.Object({ kind: Type.Literal('introspection'), auth: sentWith, ...common }, closed),
    Type.Object(
      {
        kind: Type.Literal('openapi'),
        path: Type.String({
          pattern: '^/[^?#]+$',
          description: 'Where the document is, below the base URL',
        }),
        auth: sentWith,
        public: Type.Optional(
          Type.Boolean({
            description: 'Anybody may read it: asked for without credentials, and of a live environment, too',
          }),
        ),
        ...common,
      },
      closed,
    ),
    Type.Object(
      { kind: Type.Literal('none'), why: text('Why there is none; shown in every result'), ...common },
      closed,
    ),
  ],
  {
    description:
      'Where the schema that an environment serves can be read. That of the provider holds for its test environments; a live one is read only where its own says `public: true`',
  },
);
