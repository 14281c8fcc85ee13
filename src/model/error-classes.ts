/** The kinds of failure that an integration has to cope with. Apart from its schema: items name them without loading TypeBox. */
export const errorClasses = [
  'authentication',
  'validation',
  'rate-limit',
  'timeout',
  'server-error',
  'payload',
] as const;
