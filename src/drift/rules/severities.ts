import type { ChangeSeverity } from '../../model/change.ts';
import type { Rule } from './rule.ts';

type Severities = Rule['severity'];

const all = (severity: ChangeSeverity): Severities => ({
  wire: severity,
  strict: severity,
  source: severity,
});

/** What was right is no longer. */
export const breaking = all('breaking');

/** What was right may mean something else, or be of concern to some. */
export const dangerous = all('dangerous');

/** Nobody is hurt. */
export const safe = all('safe');

/** A client that ignores what it does not know is not hurt; one with closed types is. */
export const breakingIfClosed: Severities = { wire: 'dangerous', strict: 'breaking', source: 'breaking' };

/** Of no concern to a tolerant client; a strict one may want to know. */
export const dangerousIfStrict: Severities = { wire: 'safe', strict: 'dangerous', source: 'dangerous' };
