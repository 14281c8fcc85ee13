/**
 * The shape of `contracts/<id>/provider.yaml`, as TypeBox types. `scripts/generate.ts` writes
 * `schemas/provider.schema.json` from it; at run time only that JSON file is read, so TypeBox costs nothing there.
 * It describes data only and never runs anything that a provider file names.
 */
import { Type } from 'typebox';
import { capabilities, recipe } from './provider-schema/capabilities.ts';
import { credentialUse } from './provider-schema/credential-use.ts';
import { environment } from './provider-schema/environment.ts';
import { errors } from './provider-schema/errors.ts';
import { operation, rateLimit } from './provider-schema/operation.ts';
import { closed, date, duration, evidence, notApplicable, template, text } from './provider-schema/parts.ts';
import { schemaSource } from './provider-schema/schema-source.ts';
import { versioning } from './provider-schema/versioning.ts';

export const providerSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: 'The name of its folder' }),
    name: text('As people say it'),
    protocol: Type.Enum(['rest', 'graphql']),
    contract: Type.Object(
      {
        file: text('The pinned schema in the same folder'),
        version: text('The API version that the contract pins'),
        operations: Type.Optional(text('Folder of GraphQL documents; default: operations')),
        annotations: Type.Optional(
          Type.Array(Type.String({ pattern: '^[_A-Za-z][_0-9A-Za-z]*$' }), {
            description:
              'GraphQL: directives of this file only, which the provider does not have; no comparison with an environment sees them',
          }),
        ),
      },
      closed,
    ),
    docs: Type.Array(Type.String({ pattern: '^https://' }), {
      description: 'Pages this file was written from',
    }),
    schemaSource: Type.Optional(schemaSource),
    environments: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]*$' }), environment),
    auth: Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$' }), credentialUse),
    defaultAuth: text('The credential sent with every operation that names no other'),
    defaults: Type.Optional(
      Type.Unknown({
        description:
          'An operation input merged underneath every other; parameters that an operation does not have are left out',
      }),
    ),
    publicCredentials: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Credentials that are identifiers and no secrets, e.g. a client id in URLs',
      }),
    ),
    headers: Type.Optional(
      Type.Record(Type.String(), template, { description: 'Headers that every request carries' }),
    ),
    within: Type.Optional(
      duration('Declared time for an answer of every operation that declares none of its own'),
    ),
    rateLimits: Type.Union([Type.Array(rateLimit, { minItems: 1 }), notApplicable]),
    versioning,
    errors,
    idempotency: Type.Union([
      Type.Object(
        {
          key: text('Where the key travels'),
          operations: Type.Array(Type.String()),
          replay: text('What a repeat answers'),
          evidence,
        },
        closed,
      ),
      notApplicable,
    ]),
    pagination: Type.Union([
      Type.Object(
        {
          style: text('How pages are asked for'),
          maximum: Type.Optional(Type.Integer()),
          note: Type.Optional(text('Peculiarities')),
        },
        closed,
      ),
      notApplicable,
    ]),
    operations: Type.Record(Type.String(), operation),
    given: Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$' }), recipe, {
      description: 'Recipes for test data: each is one call whose reply holds values that scenarios need',
    }),
    capabilities,
    testData: Type.Object(
      {
        cardNumbers: Type.Array(Type.String(), { description: 'Documented test card numbers' }),
        emails: Type.Optional(Type.Array(Type.String(), { description: 'Further allowed e-mail domains' })),
        phones: Type.Optional(Type.Array(Type.String(), { description: 'Further allowed phone numbers' })),
        nationalIds: Type.Optional(
          Type.Array(Type.String(), { description: 'Documented national identification numbers of nobody' }),
        ),
        licences: Type.Optional(
          Type.Array(Type.String(), { description: 'Documented numbers of driving licences of nobody' }),
        ),
      },
      closed,
    ),
    quarantine: Type.Optional(
      Type.Array(
        Type.Object(
          {
            scenario: text('Scenario id'),
            owner: text('Who mends it'),
            reason: text('Why'),
            expires: date('Last day'),
          },
          closed,
        ),
      ),
    ),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/provider.schema.json', title: 'livegate provider' },
);
