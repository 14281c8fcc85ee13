/** What a key in `trust.yaml` may sign. Apart from its schema: commands name them without loading TypeBox. */
export const roles = ['runner', 'gatekeeper', 'approver', 'break-glass'] as const;
