import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { accountOf } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();

scenario('finds a customer by name and by number', async ({ api, given }) => {
  const account_number = await accountOf(given);
  const { customerId = '' } = await given.values('customer');
  const { data: offers } = await api.call('calculateInterest', {
    path: { account_number },
    body: { amount: 1 },
  });
  const { first_name, last_name } = offers.customer;
  const [found, byAccount, byCustomer] = await Promise.all([
    api.call('searchCustomers', { query: { first_name, last_name, dob: '1980-01-01' } }),
    api.call('lookupCustomer', { query: { account_number } }),
    api.call('lookupCustomer', { query: { customer_id: customerId } }),
  ]);
  expect(found.data).toMatchObject([{ account_number, customer_id: customerId, account_status: 'N' }]);
  expect(byAccount.data.customer_id).toBe(customerId);
  expect(byCustomer.data).toEqual(byAccount.data);
});

scenario('answers 404 for a customer that nobody knows', async ({ api, given }) => {
  const person = { first_name: 'Test', last_name: `Nobody-${given.hex(16)}`, dob: '1900-01-01' };
  const [search, card] = await Promise.all([
    api.attempt('searchCustomers', { query: person }),
    api.attempt('lookupCustomer', { query: { vcc_number: '2374980012873425' } }),
  ]);
  expect(search).toBeRefusedAs({ status: 404, codes: ['not_found'] });
  expect(card).toBeRefusedAs({ status: 404, codes: ['not_found'] });
});

scenario('decodes a scanned licence', async ({ api }) => {
  const code =
    '@\n\u001e\rANSI\nDBA20300515\nDCSCUSTOMER\nDACTEST\nDBB19800101\nDAG1 TEST STREET\nDAITORONTO\nDAJON\nDAQT1\r';
  const { data } = await api.call('decodeDriversLicense', { body: { code } });
  expect(data).toMatchObject({
    first_name: 'TEST',
    last_name: 'CUSTOMER',
    dob: '1980-01-01',
    province: 'ON',
  });
  const refused = await api.attempt('decodeDriversLicense', { body: { code: 'no licence' } });
  expect(refused).toBeRefusedAs({ status: 409, codes: ['wrong_inputs'] });
});

scenario('labels its forms in both languages', async ({ api }) => {
  const [english, french, terms] = await Promise.all([
    api.call('getI18n', { query: { lang: 'en' } }),
    api.call('getI18n', { query: { lang: 'fr' } }),
    api.call('getTermsAndConditions', { query: { lang: 'fr' } }),
  ]);
  const salutations = ({ data }: typeof english) => data.form_values.salutation.options;
  expect(Object.keys(salutations(french))).toEqual(Object.keys(salutations(english)));
  expect(salutations(french)).not.toEqual(salutations(english));
  expect(terms.data.terms_and_conditions).not.toBe('');
});
