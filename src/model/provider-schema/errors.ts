import { Type } from 'typebox';
import { closed, evidence, notApplicable, pointer, text } from './parts.ts';

const errorClass = Type.Union([
  Type.Object(
    {
      status: Type.Integer({ minimum: 200, maximum: 599 }),
      codes: Type.Optional(
        Type.Array(Type.String(), { description: 'The documented error codes, any of them' }),
      ),
      evidence: Type.Optional(evidence),
    },
    closed,
  ),
  notApplicable,
]);

export const errors = Type.Object(
  {
    code: Type.Array(pointer('Where an error body holds its code'), {
      minItems: 1,
      description: 'The first one present wins',
    }),
    message: Type.Optional(Type.Array(pointer('Where an error body holds its message'))),
    payload: Type.Optional(
      Type.Object(
        {
          success: text(
            'Boolean field of a payload that is false when the operation failed; each document asks for it where there is one',
          ),
          error: text('Field of a payload that holds the error'),
          code: text('Field of that error that holds its code'),
        },
        { ...closed, description: 'Failures inside a payload under HTTP 200' },
      ),
    ),
    classes: Type.Object(
      {
        missingCredentials: errorClass,
        wrongCredentials: errorClass,
        wrongKeys: errorClass,
        expiredCredentials: errorClass,
        insufficientScope: errorClass,
        missingHeader: errorClass,
        invalidInput: errorClass,
        unknownId: errorClass,
        rateLimited: errorClass,
      },
      closed,
    ),
  },
  closed,
);
