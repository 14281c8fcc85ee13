import type { OpenApiDocument } from '../contract.ts';
import { isObject } from '../schema/json-schema.ts';
import { textOf } from '../text-of.ts';
import type { DraftEnvironment } from './provider-draft.ts';

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
  const template = textOf(server['url']);
  const variables = isObject(server['variables']) ? server['variables'] : {};
  const url = template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) ? textOf(variable['default']) : whole;
  });
  const isWhole = /^https?:\/\/[^/?#{}]+[^?#{}]*$/i.test(url) && URL.canParse(url);
  const word = isWhole ? testWords.exec(url)?.[1] : undefined;
  const words = [template, textOf(server['description'])].filter((part) => part !== '');
  return {
    name: word?.toLowerCase() ?? 'live',
    isTest: word !== undefined,
    baseUrl: isWhole ? url.replace(/\/+$/, '') : undefined,
    remark: `server: ${words.join(', ')}`,
  };
}
