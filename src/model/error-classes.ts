/** Those that a checklist may excuse. Authentication is shown, unless provider.yaml says that the provider has none. */
export const excusableClasses = ['validation', 'rate-limit', 'timeout', 'server-error', 'payload'] as const;

/** The kinds of failure that an integration has to cope with. Apart from its schema: items name them without loading TypeBox. */
export const errorClasses = ['authentication', ...excusableClasses] as const;
