/** What to do about a ledger that is not what it was. */
export const restoreHint = 'restore the file from a copy, and hold it against an earlier head or checkpoint';
