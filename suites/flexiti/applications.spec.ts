import { expect, scenarioFor } from '../../src/scenario/index.ts';
import type { Operations } from '../../contracts/flexiti/types.d.ts';
import { application } from './application.ts';
import { registered } from './in-store.ts';
import { accountOf } from './verified-customer.ts';

const scenario = scenarioFor<Operations>();

/** The response keys of the provider's test plan. */
const decisions = {
  'A-RR_L': 'approved',
  'D-MISSING_INFO': 'declined',
  'D-DUPLICATE': 'declined',
  'D-FRAUD': 'declined',
  'P-REVIEW_MISC': 'pending',
  'P-EXIST_CUST': 'pending',
  'P-CREDIT': 'pending',
  'P-FRAUD': 'pending',
};

scenario('decides an application by the middle name, always with 200', async ({ api, given }) => {
  const keys = Object.keys(decisions);
  const replies = await Promise.all(
    keys.map((middle_name) => api.call('apply', { body: { ...application(given), middle_name } })),
  );
  const outcomes = replies.map(({ data }, index) => [keys[index], data.application_status]);
  expect(Object.fromEntries(outcomes)).toEqual(decisions);
  for (const { data } of replies)
    expect(data.account_number !== undefined).toBe(data.application_status === 'approved');
});

// inferred: the test plan names A-RR_L; the other ratings are taken to have such a key too.
scenario('rates a customer by the middle name of the application', async ({ api, given }) => {
  const ratings = ['L', 'H', 'X', 'Z'];
  const found = await Promise.all(
    ratings.map(async (rating) => {
      const query = await registered(api, given, `A-RR_${rating}`);
      const { data } = await api.call('searchCustomers', { query });
      return data.map(({ risk_rating }) => risk_rating);
    }),
  );
  expect(found).toEqual(ratings.map((rating) => [rating]));
});

scenario('takes no application without the terms, and none twice', async ({ api, given }) => {
  const body = application(given);
  const refused = await api.attempt('apply', { body: { ...body, tos_agreement: false } });
  expect(refused).toBeRefusedAs({ status: 409, codes: ['tos_agreement_required'] });
  await api.call('apply', { body: { ...body, middle_name: 'A-RR_M' } });
  const twice = await api.attempt('apply', { body });
  expect(twice).toBeRefusedAs({ status: 409, codes: ['customer_already_exists'] });
});

scenario('lets a customer purchase online who passed the widget', async ({ api, given }) => {
  const account_number = await accountOf(given);
  const online = { auth: 'customer' };
  const opened = await api.call(
    'initWidget',
    { body: { flow: 'purchase', customer_identification: { account_number } } },
    online,
  );
  expect(new URL(opened.data.redirection_url).hash).toContain('widget_session_id=');
  const financing_option = { transaction_type: 'regular_purchase' } as const;
  const purchase = { account_number, financing_option, amount: 30, auto_capture: false };
  const { data } = await api.call('createAuthorization', { body: purchase }, online);
  expect(data.remaining_authorization_amount).toBe(30);
});
