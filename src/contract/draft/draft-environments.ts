import type { OpenApiDocument } from '../contract.ts';
import { isObject } from '../schema/json-schema.ts';
import { findUrlProblems } from '../provider/url-problems.ts';
import type { DraftEnvironment } from './provider-draft.ts';
import { wordOf } from './word-of.ts';

const testWords =
  /(?<![a-z])(sandbox|staging|stage|stg|test|testing|uat|qa|dev|demo|preprod|training|trial|mock)(?![a-z])/i;

/**
 * The servers of a document as environments, and one of each kind that it does not name. They are called by words of their
 * hosts and paths; that decides nothing, for `stage` is left open.
 */
export function draftEnvironments({ servers }: OpenApiDocument): readonly DraftEnvironment[] {
  const named = (Array.isArray(servers) ? servers.filter(isObject) : []).map((server) => fromServer(server));
  const wanted = ['test', 'live'].filter((kind) => !named.some(({ isTest }) => isTest === (kind === 'test')));
  const missing = wanted.map((name) => ({
    ...{ name, baseUrl: undefined },
    remark: `no server of the schema is evidently ${name}`,
  }));
  const taken = new Map<string, number>();
  return [...named, ...missing].map(({ baseUrl, name, remark }) => {
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return { name: count === 1 ? name : `${name}-${String(count)}`, baseUrl, remark };
  });
}

function fromServer(server: Readonly<Record<string, unknown>>): DraftEnvironment & { isTest: boolean } {
  const template = wordOf(server['url']);
  const variables = isObject(server['variables']) ? server['variables'] : {};
  const url = template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) ? wordOf(variable['default']) : whole;
  });
  const parsed = /[{}]/.test(url) ? null : URL.parse(url);
  const isWeb = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.search + parsed.hash === '';
  const word = isWeb ? testWords.exec(parsed.origin + parsed.pathname)?.[1] : undefined;
  const words = [template, wordOf(server['description'])].filter((part) => part !== '');
  return {
    name: word?.toLowerCase() ?? 'live',
    isTest: word !== undefined,
    baseUrl: isWeb ? baseUrlOf(parsed) : undefined,
    remark: `server: ${words.join(', ')}`.replaceAll(/\/\/[^/\s]*@/g, '//…@'),
  };
}

/** The URL as a provider file spells it; undefined where it may not have it: by http, with a user, of an address. */
function baseUrlOf({ origin, pathname, password, username }: URL): string | undefined {
  const url = origin + pathname.replace(/\/+$/, '');
  const provider = { environments: { any: { baseUrl: url } } };
  const problems = findUrlProblems(provider, (_, { message }) => ({ file: '', message }));
  const isPlain = /^(?:\/[\w.~-]+)*$/.test(url.slice(origin.length)) && username + password === '';
  return isPlain && problems.length === 0 ? url : undefined;
}
