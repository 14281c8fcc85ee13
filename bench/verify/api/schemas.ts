import type { Json, JsonObject } from './json.ts';

const string: JsonObject = { type: 'string' };
const uuid: JsonObject = { type: 'string', format: 'uuid' };
const instant: JsonObject = { type: 'string', format: 'date-time' };
const natural: JsonObject = { type: 'integer', minimum: 0 };
const oneOf = (...values: string[]): JsonObject => ({ type: 'string', enum: values });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const list = (name: string): JsonObject => ({ type: 'array', items: ref(name) });
const object = (
  properties: JsonObject,
  required: readonly string[] = Object.keys(properties),
): JsonObject => ({
  type: 'object',
  required: [...required],
  properties,
});
const page = (name: string): JsonObject => object({ items: list(name), total: natural });

/** The schemas of the API, in words that OpenAPI 3.0 and 3.1 read the same way. */
export const schemas: Readonly<Record<string, Json>> = {
  Price: object({ cents: natural, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }),
  Address: object({ line: string, city: string, postalCode: string }),
  Customer: object({
    id: uuid,
    name: string,
    email: { type: 'string', format: 'email', 'x-sensitive': true },
    phone: { type: 'string', 'x-sensitive': true },
    tier: oneOf('basic', 'gold'),
    address: ref('Address'),
    createdAt: instant,
  }),
  NewCustomer: object({ name: string, email: { type: 'string', format: 'email', 'x-sensitive': true } }),
  CustomerChange: object({ name: string }, []),
  Product: object({ id: uuid, sku: string, title: string, price: ref('Price'), stock: natural }),
  OrderLine: object({ productId: uuid, quantity: natural, unitPrice: ref('Price') }),
  Order: object({
    id: uuid,
    customerId: uuid,
    status: oneOf('open', 'paid', 'cancelled'),
    lines: list('OrderLine'),
    total: ref('Price'),
    createdAt: instant,
  }),
  NewOrder: object({ customerId: uuid, productId: uuid, quantity: natural }),
  Payment: object({
    id: uuid,
    orderId: uuid,
    amount: ref('Price'),
    method: oneOf('card', 'transfer'),
    status: oneOf('captured', 'refused'),
    paidAt: instant,
  }),
  NewPayment: object({ amount: ref('Price'), method: oneOf('card', 'transfer') }),
  CustomerPage: page('Customer'),
  ProductPage: page('Product'),
  OrderPage: page('Order'),
  Problem: object({ code: string, message: string }),
};
