import type { RestHandler, SandboxReply } from '../../../src/sandbox/index.ts';
import { catalogueOf, findProduct } from './catalogue.ts';
import { failure, senseless } from './failure.ts';
import type { CatalogueProduct, Schemas, Shared, State } from './state.ts';

const listProducts: RestHandler<State, Shared> = ({ query }, context) => {
  const products = catalogueOf(context).filter(
    ({ planId }) => query.plan_id === undefined || planId === query.plan_id,
  );
  return priced(products, query.targetCurrency ?? query.currency, (views) => views);
};

const getProduct: RestHandler<State, Shared> = ({ path, query }, context) => {
  const product = findProduct(String(path.productId), context);
  if (product === undefined) return failure(404, 'PRODUCT_NOT_FOUND', 'There is no such product');
  return priced([product], query.currency, ([view]) => view);
};

function priced(
  products: readonly CatalogueProduct[],
  asked: unknown,
  shape: (views: Schemas['Product'][]) => unknown,
): SandboxReply {
  const currency = typeof asked === 'string' ? asked : 'EUR';
  if (products.some(({ prices }) => prices[currency] === undefined))
    return senseless(`The currency ${currency} is not supported`);
  return { status: 200, body: shape(products.map((product) => productView(product, currency))) };
}

function productView(product: CatalogueProduct, currency: string): Schemas['Product'] {
  const { id, name, description, period, period_unit, data, footprint, activeCountries, region } = product;
  const pricing = { [currency]: product.prices[currency] ?? 0 };
  return { id, name, description, period, period_unit, data, footprint, activeCountries, pricing, region };
}

/** The catalogue, priced in one currency at a time. */
export const productHandlers = { listProducts, getProduct };
