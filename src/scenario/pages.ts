import type { OperationInput } from '../contract/contract.ts';
import type { Provider } from '../model/provider.ts';
import type { Reply } from '../network/reply.ts';
import { parseLinkHeader } from '../network/wire/link-header.ts';
import { getAt, pointerTokens, setAt } from '../util/pointer.ts';
import type { ScenarioApi } from './api.ts';
import { CallFailed } from './call-failed.ts';
import { insteadOf } from './instead-of.ts';

/** How a provider lists: the part of `capabilities.list` that says where pages and items are. */
export type ListCapability = Exclude<Provider['capabilities']['list'], { notApplicable: string }>;

/** So many pages in a row that show nothing new are a list that does not end: a finding, not a hang. */
const mostWithoutNews = 10;
/** However much an environment gathered that is never reset: who needs more should list what is a scenario's own. */
const mostItems = 100_000;

/**
 * Ids of all items of a list, in order, page by page to the documented end. A short page ends the list only where the
 * provider does not say that short pages occur. Throws where the list has no end: where page after page shows nothing new.
 */
export async function collectPages(
  api: ScenarioApi,
  list: ListCapability,
  input: OperationInput,
): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  const seen = new Set<unknown>();
  let withoutNews = 0;
  let next: OperationInput | undefined = firstPage(list, input);
  while (next !== undefined) {
    if (withoutNews === mostWithoutNews || seen.size > mostItems)
      throw endless(
        list,
        `${pages.length} pages of ${seen.size} items, the last ${withoutNews} with nothing new`,
      );
    const reply: Reply = await api.call(list.operation, next);
    const items = getAt(reply.data, list.items);
    const isWanted = pages.length === 0 || list.pages.style === 'cursor';
    if (items === undefined && isWanted) throw misplaced(list, list.items, 'items', reply.data);
    const ids = Array.isArray(items) ? items.map((item) => getAt(item, list.id)) : [];
    const known = seen.size;
    for (const id of ids) seen.add(id);
    withoutNews = seen.size === known ? withoutNews + 1 : 0;
    pages.push(ids);
    next = nextPage(list, next, reply, ids);
  }
  return pages;
}

function endless({ operation, pages }: ListCapability, found: string): CallFailed {
  return CallFailed.unexpected(operation, `the list to end, by ${pages.style}`, found);
}

function misplaced({ operation }: ListCapability, pointer: string, what: string, data: unknown): CallFailed {
  const expected = `${what} at ${pointer}, as provider.yaml says`;
  return CallFailed.unexpected(operation, expected, insteadOf(data, pointer));
}

function firstPage({ pages }: ListCapability, input: OperationInput): OperationInput {
  if (pages.style === 'offset') return set(set(input, pages.limit, pages.size), pages.offset, 0);
  const sized = set(input, pages.sizeAt, pages.size);
  return pages.style === 'page-number' ? set(sized, pages.page, pages.first) : sized;
}

function nextPage(
  list: ListCapability,
  last: OperationInput,
  reply: Reply,
  ids: readonly unknown[],
): OperationInput | undefined {
  const { pages } = list;
  const count = ids.length;
  if (pages.style === 'cursor') {
    const cursor = nextCursor(list, pages, reply, ids);
    return cursor === undefined ? undefined : set(last, pages.cursor, cursor);
  }
  if (pages.style === 'next-header') {
    const page = pageIn(reply.headers[pages.header.toLowerCase()] ?? '', pages.page, list);
    return page === undefined ? undefined : set(last, pages.page, page);
  }
  if (pages.style === 'page-number') {
    return count < pages.size ? undefined : set(last, pages.page, Number(getAt(last, pages.page)) + 1);
  }
  const more =
    pages.more === undefined
      ? count > 0 && (pages.shortPages || count === pages.size)
      : getAt(reply.data, pages.more);
  return more === true ? set(last, pages.offset, Number(getAt(last, pages.offset)) + pages.size) : undefined;
}

/** Undefined at the end of the list. Throws where the reply does not say whether there is more, or says so, and not where. */
function nextCursor(
  list: ListCapability,
  { cursor: at, more, next }: ListCapability['pages'] & { style: 'cursor' },
  { data }: Reply,
  ids: readonly unknown[],
): unknown {
  const says = more === undefined ? undefined : getAt(data, more);
  if (more !== undefined && typeof says !== 'boolean')
    throw misplaced(list, more, 'whether there is more', data);
  if (says === false) return undefined;
  const cursor = next === undefined ? ids.at(-1) : getAt(data, next);
  const isNone = cursor === undefined || cursor === null || cursor === '';
  if (!isNone) return next !== undefined && isUrl(cursor) ? cursorIn(cursor, at, list) : cursor;
  const isEnd = next !== undefined || ids.length === 0;
  if (says === undefined && isEnd) return undefined;
  throw CallFailed.unexpected(
    list.operation,
    `a cursor at ${next ?? `${list.id} of the last item`}${says === true ? ', since there is more' : ''}`,
    next === undefined ? `${ids.length} items without one` : insteadOf(data, next),
  );
}

/** An absolute URL, or a relative one by its query. */
function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/|^[^?\s]*\?[^=\s]+=/i.test(value);
}

/** The cursor that a URL has in its query. The URL itself is never asked for: it may lead anywhere. */
function cursorIn(url: string, pointer: string, { operation }: ListCapability): string {
  const name = pointerTokens(pointer).at(-1) ?? '';
  const cursor = URL.parse(url, 'https://relative.invalid')?.searchParams.get(name) ?? '';
  if (cursor !== '') return cursor;
  const expected = `what names the next page, or a URL with ${name}=… in its query`;
  throw CallFailed.unexpected(operation, expected, 'a URL without one');
}

/** The page that a header names: a number, a URL that holds it, or the next one of its links (RFC 8288). Undefined: none. */
function pageIn(value: string, pointer: string, list: ListCapability): string | number | undefined {
  const isLinks = value.trimStart().startsWith('<');
  const next = isLinks
    ? parseLinkHeader(value).find(({ relations }) => relations.includes('next'))?.target
    : value;
  if (next === undefined || next === '') return undefined;
  const page = isLinks || isUrl(next) ? cursorIn(next, pointer, list) : next;
  // Only where requests are JSON does it matter that a page is a number.
  return /^\/(?:body|variables)\//.test(pointer) && /^(?:0|[1-9]\d{0,14})$/.test(page) ? Number(page) : page;
}

function set(input: OperationInput, pointer: string, value: unknown): OperationInput {
  return setAt(input, pointer, value) as OperationInput;
}
