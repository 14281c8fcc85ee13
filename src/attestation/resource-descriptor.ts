import { digestSetSchema } from './digest-set.ts';
import type { DigestSet } from './digest-set.ts';

/** in-toto's description of a resource, here always with a digest. */
export type ResourceDescriptor = {
  readonly name?: string;
  readonly uri?: string;
  readonly digest: DigestSet;
  /** What else is worth knowing of it at a glance. */
  readonly annotations?: Readonly<Record<string, string>>;
};

export const resourceDescriptorSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['digest'],
  properties: {
    name: { type: 'string', minLength: 1 },
    uri: { type: 'string', minLength: 1 },
    digest: digestSetSchema,
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
  },
} as const;
