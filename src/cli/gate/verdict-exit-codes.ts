/** What a command exits with for the verdict that it came to. */
export const verdictExitCodes = { passed: 0, failed: 1, unknown: 3 } as const;
