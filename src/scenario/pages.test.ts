import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperationInput } from '../contract/contract.ts';
import type { Reply } from '../network/reply.ts';
import { getAt } from '../util/pointer.ts';
import type { ScenarioApi } from './api.ts';
import { collectPages } from './pages.ts';
import type { ListCapability } from './pages.ts';

type Answer = {
  readonly items: readonly (number | string)[];
  readonly more?: boolean;
  readonly next?: string;
  readonly after?: string | null;
};

/** An api that answers a list, page by page, and notes what it was asked. */
function listing(answer: (input: OperationInput) => Answer) {
  const asked: OperationInput[] = [];
  const call = (_: string, input: OperationInput) => {
    asked.push(input);
    const { after, items, more, next } = answer(input);
    const data = { items: items.map((id) => ({ id })), more, after };
    return Promise.resolve({
      data,
      headers: next === undefined ? {} : { 'x-next': next },
    } as unknown as Reply);
  };
  return { api: { call } as unknown as ScenarioApi, asked };
}

function list(pages: ListCapability['pages']): ListCapability {
  return { operation: 'listThings', items: '/items', id: '/id', pages };
}

const numbered = list({
  style: 'page-number',
  page: '/query/page',
  sizeAt: '/query/size',
  size: 2,
  first: 1,
});
const byOffset = { style: 'offset', limit: '/query/limit', offset: '/query/offset', size: 2 } as const;
const linked = list({
  style: 'next-header',
  header: 'X-Next',
  page: '/query/page',
  sizeAt: '/query/size',
  size: 2,
});
const byCursor = { style: 'cursor', cursor: '/query/after', sizeAt: '/query/size', size: 2 } as const;
const all = [1, 2, 3, 4, 5];
const query = ({ query: sent }: OperationInput) => sent as Record<string, number>;

describe('collectPages', () => {
  test('a list that is not where provider.yaml says is no empty list', async () => {
    const { api } = listing(() => ({ items: [] }));
    await assert.rejects(collectPages(api, { ...numbered, items: '/data/items' }, {}), {
      name: 'CallFailed',
      message: /items at \/data\/items, as provider\.yaml says, found the answer with items/,
    });
  });

  test('follows page numbers to the first short page', async () => {
    const { api, asked } = listing((input) => {
      const { page = 0 } = query(input);
      return { items: all.slice((page - 1) * 2, page * 2) };
    });
    assert.deepEqual(await collectPages(api, numbered, {}), [[1, 2], [3, 4], [5]]);
    assert.deepEqual(
      asked.map(query),
      [1, 2, 3].map((page) => ({ page, size: 2 })),
    );
  });

  test('follows offsets past short pages where the provider says that they occur, and as it says there is more', async () => {
    const items: readonly (readonly number[])[] = [[1, 2], [3], [4, 5], []];
    const answer = (input: OperationInput) => ({ items: items[(query(input)['offset'] ?? 0) / 2] ?? [] });
    const short = await collectPages(listing(answer).api, list({ ...byOffset, shortPages: true }), {});
    assert.deepEqual(short.flat(), all);
    const strict = await collectPages(listing(answer).api, list({ ...byOffset, shortPages: false }), {});
    assert.deepEqual(strict.flat(), [1, 2, 3]);
    const told = listing((input) => ({ ...answer(input), more: query(input)['offset'] !== 4 }));
    const more = await collectPages(told.api, list({ ...byOffset, shortPages: false, more: '/more' }), {});
    assert.deepEqual(more, [[1, 2], [3], [4, 5]]);
  });

  test('follows the header that names the next page, by number or by URL', async () => {
    const next = ['https://api.example/things?page=2&size=2', '3'];
    const { api, asked } = listing((input) => {
      const page = Number(input.query?.['page'] ?? 1);
      const link = next[page - 1];
      return { items: all.slice((page - 1) * 2, page * 2), ...(link === undefined ? {} : { next: link }) };
    });
    assert.deepEqual((await collectPages(api, linked, {})).flat(), all);
    assert.deepEqual(
      asked.map((input) => query(input)['page']),
      [undefined, '2', '3'],
    );
  });

  const headers: readonly (readonly [what: string, header: string, page: string | undefined])[] = [
    [
      'the next of several',
      '<https://a.example/t?page=9>; rel="last", <https://a.example/t?page=2>; rel="next"',
      '2',
    ],
    [
      'with a comma in its query',
      '<https://a.example/t?of=1,2&page=2>; rel=next; title="a, <b>; rel=prev"',
      '2',
    ],
    ['relative, of several names', '</t?page=2>; title="x"; rel="up next"', '2'],
    ['with a cursor', '<https://a.example/t?page=b%2Fc>; rel="next"', 'b/c'],
    [
      'of other names',
      '<https://a.example/t?page=1>; rel="prev", <https://a.example/t?page=1>; rel="nextish"',
      undefined,
    ],
    ['of two names given one after the other', '<https://a.example/t?page=1>; rel=prev; rel=next', undefined],
    ['what only speaks of it', '<https://a.example/t?page=1>; title="; rel=next"', undefined],
    ['empty', '', undefined],
  ];
  for (const [what, next, page] of headers)
    test(`finds the next page among links: ${what}`, async () => {
      const { api, asked } = listing((input) =>
        query(input)['page'] === undefined ? { items: [1, 2], next } : { items: [3] },
      );
      await collectPages(api, linked, {});
      assert.deepEqual(
        asked.map((input) => query(input)['page']),
        page === undefined ? [undefined] : [undefined, page],
      );
    });

  for (const [pointer, next, page] of [
    ['/body/page', '2', 2],
    ['/body/page', '<https://a.example/t?page=2>; rel="next"', 2],
    ['/body/page', '<https://a.example/t?page=02>; rel="next"', '02'],
    ['/body/page', '12345678901234567890', '12345678901234567890'],
    ['/variables/page', 'b2', 'b2'],
    ['/query/page', '2', '2'],
  ] as const)
    test(`the page ${next} is asked for as ${typeof page} at ${pointer}`, async () => {
      const { api, asked } = listing(() => (asked.length === 1 ? { items: [1, 2], next } : { items: [3] }));
      await collectPages(api, { ...linked, pages: { ...linked.pages, page: pointer } as never }, {});
      assert.deepEqual(getAt(asked[1], pointer), page);
    });

  test('a next link without the page is a finding', async () => {
    const { api } = listing(() => ({ items: [1, 2], next: '<https://a.example/t?p=2>; rel="next"' }));
    await assert.rejects(
      collectPages(api, linked, {}),
      /expected what names the next page, or a URL with page=… in its query, found a URL without one/,
    );
  });

  for (const end of [null, '', undefined])
    test(`follows cursors until one is ${JSON.stringify(end)}`, async () => {
      const ends: Readonly<Record<string, Answer>> = {
        start: { items: [1, 2], after: 'b' },
        b: { items: [3], after: 'c' },
        c: { items: [4, 5], ...(end === undefined ? {} : { after: end }) },
      };
      const { api, asked } = listing((input) => ends[query(input)['after'] ?? 'start'] ?? { items: [] });
      assert.deepEqual((await collectPages(api, list({ ...byCursor, next: '/after' }), {})).flat(), all);
      assert.deepEqual(asked.map(query), [{ size: 2 }, { size: 2, after: 'b' }, { size: 2, after: 'c' }]);
    });

  const links: readonly (readonly [what: string, link: string, cursor: string])[] = [
    ['of its own', 'https://api.example/v1/things?size=2&after=b', 'b'],
    ['of another origin', 'https://live.example:8443/things?after=b%2Fc%3D#top', 'b/c='],
    ['relative', '/v1/things?after=b', 'b'],
    ['of a query alone', '?size=2&after=b', 'b'],
    ['in capitals', 'HTTPS://API.EXAMPLE/things?after=b', 'b'],
  ];
  for (const [what, link, cursor] of links)
    test(`takes the cursor out of a next URL ${what}, and asks for nothing else`, async () => {
      const { api, asked } = listing((input) =>
        query(input)['after'] === undefined ? { items: [1, 2], after: link } : { items: [3] },
      );
      assert.deepEqual(await collectPages(api, list({ ...byCursor, next: '/after' }), {}), [[1, 2], [3]]);
      assert.deepEqual(asked, [{ query: { size: 2 } }, { query: { size: 2, after: cursor } }]);
    });

  for (const link of [
    'https://api.example/things/2',
    '/things?page=2',
    '/things?after=',
    'https://[/?after=b',
  ])
    test(`a next URL without the cursor is a finding: ${link}`, async () => {
      const { api, asked } = listing(() => ({ items: [1, 2], after: link }));
      await assert.rejects(
        collectPages(api, list({ ...byCursor, next: '/after' }), {}),
        /listThings expected what names the next page, or a URL with after=… in its query, found a URL without one/,
      );
      assert.equal(asked.length, 1);
    });

  for (const cursor of ['/wEAAA==', 'a?', 'WzEsMl0=', 'what? a=b', 'https', '12?=x'])
    test(`an opaque cursor is sent as it is: ${cursor}`, async () => {
      const { api, asked } = listing((input) =>
        query(input)['after'] === undefined ? { items: [1, 2], after: cursor } : { items: [3] },
      );
      await collectPages(api, list({ ...byCursor, next: '/after' }), {});
      assert.equal(asked[1]?.query?.['after'], cursor);
    });

  test('an id that is a URL is the cursor as it is', async () => {
    const ids = ['https://api.example/things/1', 'https://api.example/things/2?v=1'];
    const items = (input: OperationInput) => (query(input)['after'] === undefined ? ids : []);
    const { api, asked } = listing((input) => ({ items: items(input) }));
    assert.deepEqual(await collectPages(api, list(byCursor), {}), [ids, []]);
    assert.equal(asked[1]?.query?.['after'], ids[1]);
  });

  test('goes on after the last item while the reply says that there is more', async () => {
    const { api, asked } = listing((input) => {
      const { after = 0 } = query(input);
      return { items: all.slice(after, after + 2), more: after < 4 };
    });
    assert.deepEqual((await collectPages(api, list({ ...byCursor, more: '/more' }), {})).flat(), all);
    assert.deepEqual(
      asked.map((input) => query(input)['after']),
      [undefined, 2, 4],
    );
  });

  test('a reply that says there is more, and not where, is a finding', async () => {
    const { api } = listing(() => ({ items: [1], more: true, after: null }));
    await assert.rejects(
      collectPages(api, list({ ...byCursor, next: '/after', more: '/more' }), {}),
      /a cursor at \/after, since there is more, found/,
    );
  });

  const wrong: readonly (readonly [
    string,
    Partial<typeof byCursor & { next: string; more: string }>,
    object,
    RegExp,
  ])[] = [
    ['where more is to be', { next: '/after', more: '/has_moer' }, {}, /whether there is more at \/has_moer/],
    ['more that is no boolean', { more: '/more' }, { more: 'true' }, /whether there is more at \/more/],
    ['items without an id', {}, { items: [undefined] }, /a cursor at \/id of the last item, found 1 items/],
  ];
  for (const [what, pages, answer, message] of wrong)
    test(`provider.yaml that is wrong about it ends no list: ${what}`, async () => {
      const { api } = listing(() => ({ items: [1], after: 'b', ...answer }));
      await assert.rejects(collectPages(api, list({ ...byCursor, ...pages }), {}), message);
    });

  test('a page by cursor without its items is no end', async () => {
    const { api } = listing(() => ({ items: [1], after: 'b' }));
    const call = (id: string, input: OperationInput) =>
      query(input)['after'] === undefined
        ? api.call(id, input)
        : Promise.resolve({ data: { error: 'x' }, headers: {} } as unknown as Reply);
    await assert.rejects(
      collectPages({ call } as unknown as ScenarioApi, list({ ...byCursor, next: '/after' }), {}),
      /items at \/items, as provider\.yaml says, found the answer with error/,
    );
  });

  test('a cursor that leads nowhere new is a finding', async () => {
    const { api } = listing(() => ({ items: [1, 2], after: 'b' }));
    await assert.rejects(
      collectPages(api, list({ ...byCursor, next: '/after' }), {}),
      /the list to end, by cursor, found 11 pages/,
    );
  });

  test('shows losses and repeats as they are', async () => {
    const { api } = listing((input) => ({ items: (query(input)['page'] ?? 0) < 3 ? [1, 2] : [] }));
    assert.deepEqual(await collectPages(api, numbered, {}), [[1, 2], [1, 2], []]);
  });

  test('reads a list of several thousand items to its end', async () => {
    const { api } = listing((input) => {
      const { page = 0 } = query(input);
      return { items: page <= 1500 ? [page * 2, page * 2 + 1] : [] };
    });
    assert.equal((await collectPages(api, numbered, {})).flat().length, 3000);
  });

  test('a list that shows the same for ever is a finding that says so', async () => {
    const { api } = listing(() => ({ items: [1, 2] }));
    await assert.rejects(
      collectPages(api, numbered, {}),
      /listThings expected the list to end, by page-number, found 11 pages of 2 items, the last 10 with nothing new/,
    );
  });
});
