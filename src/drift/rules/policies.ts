import type { PolicyName } from './rule.ts';

export const policyNames = ['wire', 'strict', 'source'] as const satisfies readonly PolicyName[];

export const defaultPolicy: PolicyName = 'strict';
