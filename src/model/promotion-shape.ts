const text = { type: 'string', minLength: 1 } as const;
const time = { type: 'string', format: 'date-time' } as const;

/** The JSON Schema of what every statement that opens a live environment says; plain, so that it can be compiled at run time. */
export const promotionShape = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['id', 'provider', 'environment', 'network', 'epoch', 'audience', 'decision'],
    ...['operations', 'ceilings', 'approvers', 'issuedAt', 'expiresAt', 'ledger'],
  ],
  properties: {
    id: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    provider: text,
    environment: text,
    network: { enum: ['sandbox', 'internet'] },
    epoch: { type: 'integer', minimum: 0 },
    audience: {
      type: 'object',
      additionalProperties: false,
      required: ['repository'],
      properties: { repository: text, run: text },
    },
    decision: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    operations: { type: 'array', minItems: 1, items: text },
    ceilings: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'requests', 'per'],
        properties: {
          operation: text,
          requests: { type: 'integer', minimum: 0 },
          per: text,
          amount: {
            type: 'object',
            additionalProperties: false,
            required: ['at', 'max'],
            properties: { at: text, max: { type: 'number', exclusiveMinimum: 0 } },
          },
        },
      },
    },
    approvers: { type: 'integer', minimum: 1 },
    releases: { type: 'integer', minimum: 1 },
    waived: { type: 'array', minItems: 1, items: text },
    commit: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
    issuedAt: time,
    expiresAt: time,
    ledger: {
      type: 'object',
      additionalProperties: false,
      required: ['size', 'root'],
      properties: { size: { type: 'integer', minimum: 0 }, root: text },
    },
  },
} as const;
