import type { JsonObject } from './json.ts';
import { customer, customerId, order, orderId, payment, price, product, productId } from './samples.ts';

/** One operation of the API, with the one request that every tool sends and the one answer that the server gives. */
export type BenchOperation = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Template below `/{scenario}`. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, number>>;
  readonly body?: { readonly schema: string; readonly value: JsonObject };
  readonly status: 200 | 201;
  readonly answer: { readonly schema: string; readonly value: JsonObject };
};

/** How many items a list answers with, unless the request says another `limit`: about 1 kB. */
export const pageSize = 4;

const page = (schema: string, item: (index: number) => JsonObject) => ({
  schema,
  value: pageOf(item, pageSize),
});

/** A page of that many items. */
export function pageOf(item: (index: number) => JsonObject, limit: number): JsonObject {
  return { items: Array.from({ length: limit }, (_, index) => item(index)), total: limit };
}

const query = { limit: pageSize };
const newCustomer = { schema: 'NewCustomer', value: { name: 'Customer 0', email: 'customer-0@example.com' } };
const newOrder = { schema: 'NewOrder', value: { customerId, productId, quantity: 2 } };
const newPayment = { schema: 'NewPayment', value: { amount: price(3998), method: 'card' } };
const oneCustomer = { schema: 'Customer', value: customer() };
const oneOrder = { schema: 'Order', value: order() };

/** The ten operations, in an order in which each finds what it needs. */
export const operations: readonly BenchOperation[] = [
  {
    id: 'listCustomers',
    method: 'GET',
    path: '/customers',
    query,
    status: 200,
    answer: page('CustomerPage', customer),
  },
  {
    id: 'listProducts',
    method: 'GET',
    path: '/products',
    query,
    status: 200,
    answer: page('ProductPage', product),
  },
  {
    id: 'readProduct',
    method: 'GET',
    path: '/products/{productId}',
    params: { productId },
    status: 200,
    answer: { schema: 'Product', value: product() },
  },
  {
    id: 'createCustomer',
    method: 'POST',
    path: '/customers',
    body: newCustomer,
    status: 201,
    answer: oneCustomer,
  },
  {
    id: 'readCustomer',
    method: 'GET',
    path: '/customers/{customerId}',
    params: { customerId },
    status: 200,
    answer: oneCustomer,
  },
  {
    id: 'updateCustomer',
    method: 'PATCH',
    path: '/customers/{customerId}',
    params: { customerId },
    body: { schema: 'CustomerChange', value: { name: 'Customer 0' } },
    status: 200,
    answer: oneCustomer,
  },
  { id: 'createOrder', method: 'POST', path: '/orders', body: newOrder, status: 201, answer: oneOrder },
  {
    id: 'readOrder',
    method: 'GET',
    path: '/orders/{orderId}',
    params: { orderId },
    status: 200,
    answer: oneOrder,
  },
  {
    id: 'payOrder',
    method: 'POST',
    path: '/orders/{orderId}/payments',
    params: { orderId },
    body: newPayment,
    status: 201,
    answer: { schema: 'Payment', value: payment() },
  },
  { id: 'listOrders', method: 'GET', path: '/orders', query, status: 200, answer: page('OrderPage', order) },
];
