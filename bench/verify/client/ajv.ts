import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApi } from '../api/openapi.ts';
import { operations } from '../api/operations.ts';
import { rawSender } from './raw.ts';
import type { Sender, SenderOptions } from './sender.ts';

/** undici, and each body validated by Ajv, formats on, schemas compiled beforehand. Nothing else is looked at. */
export function ajvSender(options: SenderOptions): Sender {
  const raw = rawSender(options);
  const validators = compile(options.origin);
  return {
    send: async (operation, limit) => {
      const body = await raw.send(operation, limit);
      const validate = validators.get(operation.id);
      if (validate?.(body) !== true) throw new Error(`${operation.id}: ${JSON.stringify(validate?.errors)}`);
      return body;
    },
    close: () => raw.close(),
  };
}

function compile(origin: string) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addSchema(openApi({ version: '3.1.0', origin }), 'shop');
  return new Map(
    operations.map(({ id, answer }) => [
      id,
      ajv.compile({ $ref: `shop#/components/schemas/${answer.schema}` }),
    ]),
  );
}
