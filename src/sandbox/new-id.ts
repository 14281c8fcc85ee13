import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { SandboxContext } from './define-sandbox.ts';

/** Ids for sandbox data: `uuid` RFC 9562 v4, `hex` and `digits` of so many characters; no leading zero in digits. */
export const newId: SandboxContext<unknown, unknown>['newId'] = {
  uuid: () => randomUUID(),
  hex: (length) =>
    randomBytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length),
  digits: (length) => Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join(''),
};
