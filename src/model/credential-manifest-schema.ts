/**
 * The shape of `contracts/<id>/credentials/<environment>.<network>.manifest.json`, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/credential-manifest.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { digest, id, instant, network } from './credential-parts.ts';
import { closed } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/credential-manifest.schema.json';

const value = Type.Object(
  {
    sealedAt: instant('When this secret was first sealed; its age counts from here'),
    kind: Type.Enum(['secret', 'identifier', 'short'], {
      description:
        'identifier: no secret; short: a secret that could be guessed from a fingerprint, so it has none',
    }),
    fingerprint: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{64}$', description: 'scrypt of the value under the salt' }),
    ),
  },
  closed,
);

export const credentialManifestSchema = Type.Object(
  {
    schema: Type.Literal($id),
    provider: id('The provider that the credentials belong to'),
    environment: id('The environment of it that they open'),
    network: network('The network that they are for: they are never used on the other'),
    sealed: digest('Of the sealed file that it was written beside'),
    salt: Type.String({ pattern: '^[A-Za-z0-9+/]{22}==$', description: '16 random bytes, new each time' }),
    values: Type.Record(Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,127}$' }), value, {
      ...closed,
      minProperties: 1,
      description: 'By the name of the environment variable that each stands for',
    }),
  },
  { ...closed, $id, title: 'livegate credential manifest' },
);
