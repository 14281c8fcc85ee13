/**
 * A scenario's ten exchanges: those of one wave are independent of each other and go out together, the next wave needs
 * ids of the one before. Tools whose scenarios are code do it so; the others send one after another.
 */
export const waves = [
  ['listCustomers', 'listProducts', 'readProduct', 'createCustomer'],
  ['readCustomer', 'updateCustomer', 'createOrder'],
  ['readOrder', 'payOrder', 'listOrders'],
] as const;
