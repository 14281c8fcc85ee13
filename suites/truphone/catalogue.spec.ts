import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';

const scenario = scenarioFor<Operations>();

scenario('prices the catalogue in euros, or in the currency asked for', async ({ api }) => {
  const [euros, dollars, older] = await Promise.all([
    api.call('listProducts', {}),
    api.call('listProducts', { query: { targetCurrency: 'USD' } }),
    api.call('listProducts', { query: { currency: 'USD' } }),
  ]);
  const currencies = (reply: typeof euros) =>
    new Set(reply.data.flatMap(({ pricing }) => Object.keys(pricing)));
  expect([...currencies(euros)]).toEqual(['EUR']);
  expect([...currencies(dollars)]).toEqual(['USD']);
  expect(older.data).toEqual(dollars.data);
  expect(dollars.data.map(({ id }) => id)).toEqual(euros.data.map(({ id }) => id));
});

scenario('shows each product of the catalogue by its id', async ({ api }) => {
  const { data: products } = await api.call('listProducts', { query: { targetCurrency: 'GBP' } });
  const replies = await Promise.all(
    products.map(({ id }) => api.call('getProduct', { path: { productId: id }, query: { currency: 'GBP' } })),
  );
  expect(replies.map(({ data }) => data)).toEqual(products);
});

scenario('does not know a product that is not in the catalogue', async ({ api, given }) => {
  const reply = await api.attempt('getProduct', { path: { productId: given.uuid() } });
  expect(reply).toBeRefusedAs({ status: 404, codes: ['PRODUCT_NOT_FOUND'] });
});

scenario('refuses a currency that does not exist', async ({ api }) => {
  const reply = await api.attempt('listProducts', { query: { targetCurrency: 'XXX' } });
  expect(reply).toBeRefusedAs({ status: 400, codes: ['INVALID_REQUEST_PARAMS'] });
});
