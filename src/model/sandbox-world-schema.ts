/**
 * The shape of the line that `livegate sandbox --json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/sandbox-world.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { closed, text } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/sandbox-world.schema.json';

export const sandboxWorldSchema = Type.Object(
  {
    id: text('Names the world to the control address'),
    routes: Type.Record(Type.String(), text('Address on loopback'), { description: 'By real origin' }),
    credentials: Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
      description: 'By provider@environment and the names of provider.yaml; made up',
    }),
    controlUrl: text('Where the sandbox is controlled'),
  },
  { ...closed, $id, title: 'livegate sandbox: where it listens, and its credentials' },
);
