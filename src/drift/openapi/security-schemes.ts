import { sameValue } from '../json-schema/same-value.ts';
import type { Located, OpenApiReader, Raw } from './located.ts';

/** The security schemes of a document, by name. */
export function securitySchemes(reader: OpenApiReader): ReadonlyMap<string, Located> {
  return reader.objects(reader.root, 'components', 'securitySchemes');
}

/** The names of schemes that are only called something else now: the new name, and the old one. */
export function renamedSchemes(
  before: ReadonlyMap<string, Located>,
  after: ReadonlyMap<string, Located>,
): ReadonlyMap<string, string> {
  const gone = [...before].filter(([name]) => !after.has(name));
  const renamed = new Map<string, string>();
  for (const [name, { raw }] of after) {
    if (before.has(name)) continue;
    const index = gone.findIndex(([, old]) => goesOn(old.raw, raw));
    const [found] = index < 0 ? [] : gone.splice(index, 1);
    if (found !== undefined) renamed.set(name, found[0]);
  }
  return renamed;
}

const wordsOnly = new Set(['description', 'bearerFormat', 'deprecated']);

/** Whether credentials are got and sent as they were. That there are further scopes, or ways to get them, changes nothing. */
export function goesOn(was: Raw, is: Raw): boolean {
  const { flows } = is;
  const kept = isRaw(flows)
    ? {
        flows: Object.fromEntries(
          Object.entries(flows).filter(([name]) => isRaw(was['flows']) && Object.hasOwn(was['flows'], name)),
        ),
      }
    : {};
  return sameValue(wireOf(was, is), wireOf({ ...is, ...kept }, is));
}

/** What of a scheme decides how credentials are got and sent; of its scopes only those that `other` does not have. */
function wireOf(raw: Raw, other: Raw): Raw {
  const wire: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw))
    if (name === 'flows' && isRaw(value)) wire[name] = flowsOf(value, other[name]);
    else if (!wordsOnly.has(name) && !name.startsWith('x-')) wire[name] = plain(name, value, raw);
  return wire;
}

// Names of HTTP schemes and headers are the same in either case.
function plain(name: string, value: unknown, { in: where }: Raw): unknown {
  const isFolded = name === 'scheme' || (name === 'name' && where === 'header');
  return isFolded && typeof value === 'string' ? value.toLowerCase() : value;
}

function flowsOf(flows: Raw, others: unknown): Raw {
  const entries = Object.entries(flows).map(([name, flow]) => {
    const has = scopesOf(isRaw(others) ? others[name] : undefined);
    const scopes = Object.keys(scopesOf(flow)).filter((scope) => !Object.hasOwn(has, scope));
    const own = isRaw(flow) ? Object.entries(flow).filter(([key]) => !key.startsWith('x-')) : [];
    return [name, { ...Object.fromEntries(own), scopes: scopes.sort() }] as const;
  });
  return Object.fromEntries(entries);
}

function scopesOf(flow: unknown): Raw {
  return isRaw(flow) && isRaw(flow['scopes']) ? flow['scopes'] : {};
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where in a request the credentials of a scheme stand, in words; undefined where the scheme does not say. */
export function sentAs(raw: Raw): string | undefined {
  const { in: where, name, scheme, type } = raw;
  if (type === 'apiKey' && typeof where === 'string' && typeof name === 'string')
    return `${where} ${where === 'header' ? name.toLowerCase() : name}`;
  if (type === 'http' && typeof scheme === 'string') return `header authorization: ${scheme.toLowerCase()}`;
  if (type === 'oauth2' || type === 'openIdConnect') return 'header authorization: bearer';
  return type === 'mutualTLS' ? 'client certificate' : undefined;
}
