import { collectPages, expect, scenario } from '../../src/scenario/index.ts';

scenario('lists to the end without loss or repeat', async ({ api, capability, given, isolated }) => {
  const list = capability('list');
  await isolated();
  const made = list.fill === undefined ? [] : await given.many(list.fill, list.atLeast ?? 1);
  const pages = await collectPages(api, list, await given.input(list));
  const ids = pages.flat();
  expect(pages.length, 'pages').toBeGreaterThan(1);
  expect(new Set(ids).size, 'distinct ids').toBe(ids.length);
  expect(ids.length, 'items').toBeGreaterThanOrEqual(Math.max(made.length, list.atLeast ?? 1));
  // In pages of another size: what is lost at the end of each would else be lost again.
  const size = list.pages.size === 1 ? 2 : list.pages.size - 1;
  const resized = { ...list, pages: { ...list.pages, size } };
  const again = await collectPages(api, resized, await given.input(list));
  expect(again.flat(), `a second listing, in pages of ${size}, shows the same`).toEqual(ids);
});
