/**
 * The shape of what is inside a sealed credential file, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/sealed-credentials.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { credentialValues, id, instant, network } from './credential-parts.ts';
import { closed } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/sealed-credentials.schema.json';

export const sealedCredentialsSchema = Type.Object(
  {
    schema: Type.Literal($id),
    provider: id('The provider that the credentials belong to'),
    environment: id('The environment of it that they open'),
    network: network('The network that they are for: they are never used on the other'),
    sealedAt: instant('When this file was sealed'),
    values: credentialValues,
  },
  { ...closed, $id, title: 'livegate sealed credentials' },
);
