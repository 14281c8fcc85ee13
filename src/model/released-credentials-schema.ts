/**
 * The shape of what is inside a release, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/released-credentials.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { credentialValues, digest, id, instant, network } from './credential-parts.ts';
import { closed } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/released-credentials.schema.json';

export const releasedCredentialsSchema = Type.Object(
  {
    schema: Type.Literal($id),
    request: digest('Of the request that it answers, in canonical JSON'),
    decision: digest('Of the decision that it was released on'),
    provider: id('The provider that the credentials belong to'),
    environment: id('The environment of it that they open'),
    network: network('The network that they are for: they are never used on the other'),
    expiresAt: instant('From here on it is refused; never later than the request says'),
    values: credentialValues,
  },
  { ...closed, $id, title: 'livegate released credentials' },
);
