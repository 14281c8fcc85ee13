import type { JsonObject } from './json.ts';

const id = (kind: number, index = 0) => `00000000-0000-4000-8${kind}00-${String(index).padStart(12, '0')}`;

export const customerId = id(1);
export const productId = id(2);
export const orderId = id(3);

/** The customer with this number; every call gives the same one. About 250 bytes. */
export function customer(index = 0): JsonObject {
  return {
    id: id(1, index),
    name: `Customer ${index}`,
    email: `customer-${index}@example.com`,
    phone: '+12025550123',
    tier: 'gold',
    address: { line: '1 Example Street', city: 'Springfield', postalCode: 'A1A 1A1' },
    createdAt: '2030-01-02T03:04:05Z',
  };
}

export function product(index = 0): JsonObject {
  return { id: id(2, index), sku: `sku-${index}`, title: `Product ${index}`, price: price(1999), stock: 7 };
}

export function order(index = 0): JsonObject {
  const lines = [{ productId, quantity: 2, unitPrice: price(1999) }];
  return {
    id: id(3, index),
    customerId,
    status: 'open',
    lines,
    total: price(3998),
    createdAt: '2030-01-02T03:04:05Z',
  };
}

export function payment(): JsonObject {
  return {
    id: id(4),
    orderId,
    amount: price(3998),
    method: 'card',
    status: 'captured',
    paidAt: '2030-01-02T03:05:00Z',
  };
}

export function price(cents: number): JsonObject {
  return { cents, currency: 'CAD' };
}
