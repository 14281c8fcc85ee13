import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';
import { someEsim } from './esim.ts';

const scenario = scenarioFor<Operations>();

const method = {
  name: 'John Doe',
  type: 'VISA',
  last_digits: '1234',
  expiry_month: '12',
  expiry_year: '2031',
  gateway: 'CYBERSOURCE',
};

scenario('creates a customer, changes one field and deletes another', async ({ api, given }) => {
  const email = given.email();
  await api.call('createCustomer', {
    body: { email, firstName: 'John', lastName: 'Doe', countryOfResidence: 'GB' },
  });
  const { data: created } = await api.call('getCustomer', { query: { email } });
  expect(created).toMatchObject({ email, firstName: 'John', lastName: 'Doe', type: 'PERSONAL' });
  await api.call('updateCustomer', {
    path: { customerId: created.id },
    body: { firstName: 'Jane', lastName: null },
  });
  const { data: changed } = await api.call('getCustomer', { query: { email } });
  expect(changed).toMatchObject({ id: created.id, firstName: 'Jane', countryOfResidence: 'GB' });
  expect(changed.lastName).toBeUndefined();
});

scenario('keeps what a business customer has more than a person', async ({ api, given }) => {
  const email = given.email();
  const address = { streetAddress1: '25 Cobbleton Square', city: 'San Jose', country: 'United States' };
  const company = { companyName: 'TruExample', companyNumber: '42', jobTitle: 'Engineer' };
  const person = { email, phoneNumber: given.phone(), language: 'EN', defaultCurrency: 'EUR' };
  const body = { ...person, ...company, type: 'BUSINESS' as const, billingAddress: address };
  await api.call('createCustomer', { body });
  const { data } = await api.call('getCustomer', { query: { email } });
  expect(data).toMatchObject(body);
});

scenario('does not create a second customer with one e-mail address', async ({ api, given }) => {
  const body = { email: given.email() };
  await api.call('createCustomer', { body });
  const reply = await api.attempt('createCustomer', { body });
  expect(reply).toBeRefusedAs({ status: 422, codes: ['UNABLE_TO_CREATE_CUSTOMER'] });
});

scenario('an order creates the customer it is for', async ({ api, given }) => {
  const { email } = await someEsim(api, given);
  const { data } = await api.call('getCustomer', { query: { email } });
  expect(data.email).toBe(email);
});

scenario('adds a payment method by its token, lists it and deletes it', async ({ api, given }) => {
  const email = given.email();
  await api.call('createCustomer', { body: { email } });
  const { data: customer } = await api.call('getCustomer', { query: { email } });
  const path = { customerId: customer.id };
  const body = { ...method, token: given.hex(24) };
  const { data: added } = await api.call('createPaymentMethod', { path, body });
  expect((await api.call('listPaymentMethods', { path })).data).toEqual([body]);
  await api.call('deletePaymentMethod', { path: { ...path, paymentMethodId: added.id } });
  expect((await api.call('listPaymentMethods', { path })).data).toEqual([]);
  const again = await api.attempt('deletePaymentMethod', { path: { ...path, paymentMethodId: added.id } });
  expect(again).toBeRefusedAs({ status: 422, codes: ['UNABLE_TO_DELETE_PAYMENT_TOKEN'] });
});

scenario('names a missing customer by what was asked of it', async ({ api, given }) => {
  const path = { customerId: given.uuid() };
  const body = { ...method, token: given.hex(24) };
  const [read, update, list, add] = await Promise.all([
    api.attempt('getCustomer', { query: { email: given.email() } }),
    api.attempt('updateCustomer', { path, body: { firstName: 'Jane' } }),
    api.attempt('listPaymentMethods', { path }),
    api.attempt('createPaymentMethod', { path, body }),
  ]);
  for (const reply of [read, update])
    expect(reply).toBeRefusedAs({ status: 404, codes: ['CUSTOMER_NOT_FOUND'] });
  expect(list).toBeRefusedAs({ status: 422, codes: ['UNABLE_TO_GET_PAYMENT_METHODS'] });
  expect(add).toBeRefusedAs({ status: 422, codes: ['UNABLE_TO_CREATE_PAYMENT_METHOD'] });
});
