import type { Difference } from '../difference.ts';
import { coversMediaType } from '../openapi/content.ts';
import type { RestUsage } from './rest-usage.ts';
import type { Touch } from './touch.ts';

/** What is demanded of requests now: it hurts who does not give it. */
const demands: ReadonlySet<string> = new Set([
  'request-required-parameter-added',
  'request-parameter-became-required',
  'request-required-body-added',
  'request-body-became-required',
]);

type Told = Pick<Difference, 'rule' | 'path' | 'operations'>;

/** How near our use comes to what changed of an operation itself: its parameters, bodies, statuses, access. */
export function touchOperation({ operations, path, rule }: Told, usage: RestUsage): Touch {
  const [label = '', ...part] = path;
  // What is said of the document as a whole (servers, security schemes) reaches whatever it reaches.
  if (!operations.includes(label))
    return operations.some((one) => usage.operation(one) !== undefined) ? 'near' : 'none';
  const used = usage.operation(label);
  if (used === undefined) return 'none';
  if (used === 'unknown') return 'near';
  const [kind = '', detail] = part;
  if (kind === '' || kind === 'security' || kind === 'servers') return 'exact';
  if (kind === 'request body' && detail !== undefined) return touchMediaType(used.mediaTypes ?? [], detail);
  const { near, use } = usage.position(label, part);
  if (demands.has(rule)) return use === undefined ? 'exact' : 'near';
  if (use !== undefined) return 'exact';
  return near ? 'near' : 'none';
}

function touchMediaType(sent: readonly string[], changed: string): Touch {
  // Parameters of media types are not recorded.
  const [bare = ''] = changed.split(';');
  return sent.some((name) => coversMediaType(bare, name)) ? 'exact' : 'none';
}
