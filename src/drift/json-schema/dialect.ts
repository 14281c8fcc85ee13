import { isUnknownToOpenApi30, keywordSince } from '../../contract/schema/keyword-since.ts';

type Raw = Readonly<Record<string, unknown>>;

const drafts = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const;
type Draft = (typeof drafts)[number];

/** How a document writes its schemas: a draft of JSON Schema, or that of OpenAPI 3.0, which has `nullable`. */
export type Dialect = 'oas30' | Draft;

const addresses: readonly RegExp[] = [
  /^https?:\/\/json-schema\.org\/(draft-0[467])\/(?:hyper-)?schema#?$/,
  /^https?:\/\/json-schema\.org\/draft\/(2019-09|2020-12)\/(?:hyper-)?schema#?$/,
];
const openApi = /^https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[^/]+$/;

/** The dialect that a `$schema` names; undefined for one that is not known. */
export function namedDialect(schema: string): Dialect | undefined {
  if (openApi.test(schema)) return '2020-12';
  const name = addresses.map((address) => address.exec(schema)?.[1]).find((one) => one !== undefined);
  return drafts.find((draft) => draft === name);
}

/** Whether nothing counts that stands beside a `$ref` (OpenAPI 3.0; JSON Schema up to draft 7, core §8.3). */
export function ignoresBesideRef(dialect: Dialect): boolean {
  return dialect === 'oas30' || drafts.indexOf(dialect) < drafts.indexOf('2019-09');
}

/**
 * A schema in the words of 2020-12, itself and not what it holds: what its own draft does not know is called so, and
 * asks for nothing. `items` as a list, `additionalItems`, `dependencies` and boolean exclusive limits are read in every dialect.
 */
export function readDialect(raw: Raw, dialect: Dialect): Raw {
  if (dialect === '2020-12' || Array.isArray(raw)) return raw;
  if (dialect === 'oas30' && !Object.keys(raw).some(isUnknownToOpenApi30)) return raw;
  const own = dialect === 'oas30' ? -1 : drafts.indexOf(dialect);
  const isLater = (keyword: string): boolean => {
    const from = Object.hasOwn(keywordSince, keyword) ? keywordSince[keyword] : undefined;
    return (from !== undefined && drafts.indexOf(from) > own) || isNumberInDraft4(keyword, raw, dialect);
  };
  const name = dialect === 'oas30' ? 'OpenAPI 3.0' : dialect;
  const inOurs = (keyword: string): string => {
    if (isLater(keyword)) return `${keyword} (unknown to ${name})`;
    if (keyword === 'id' && dialect === 'draft-04') return '$id';
    // Where there is one resource alone it leads to its root, as `$dynamicRef` to no anchor does.
    return keyword === '$recursiveRef' ? '$dynamicRef' : keyword;
  };
  return Object.fromEntries(Object.entries(raw).map(([keyword, value]) => [inOurs(keyword), value]));
}

function isNumberInDraft4(keyword: string, raw: Raw, dialect: Dialect): boolean {
  return dialect === 'draft-04' && keyword.startsWith('exclusiveM') && typeof raw[keyword] === 'number';
}
