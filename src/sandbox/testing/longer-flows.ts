import type { Recipe } from '../../model/provider.ts';

/** A recipe of provider.yaml to carry out once more, or a call whose reply is kept for those after it. */
export type Step = string | (Omit<Recipe, 'keep'> & { readonly keep?: Recipe['keep'] });

const buyer = {
  account_number: '$given.accountNumber',
  verification_code: '$given.verificationCode',
  request_id: 'request-$given.creditappId',
};
const regular = { transaction_type: 'regular_purchase' };
const purchase = { ...buyer, reference: 'order-1', auto_capture: false };
const name = { firstName: 'Test', lastName: 'Person' };
const licence =
  '@\n\u001e\rANSI\nDBA20300515\nDCSCUSTOMER\nDACTEST\nDBB19800101\nDAG1 TEST STREET\nDAITORONTO\nDAJON\nDAQT1\r';
const email = 'longer-flow@example.com';
const inTwoDays = '$now+P2D';

/** What an input sampled from the contract alone does not reach: calls that need what several others brought. */
export const longerFlows: Readonly<Record<string, readonly Step[]>> = {
  flexiti: [
    {
      operation: 'loginMerchant',
      input: { body: { merchant_username: 'merchantonline', merchant_password: 'dice-manila-purism' } },
    },
    { operation: 'decodeDriversLicense', input: { body: { code: licence } } },
    { operation: 'lookupCustomer', input: { query: { account_number: '$given.accountNumber' } } },
    {
      operation: 'initWidget',
      input: {
        body: { flow: 'purchase', customer_identification: { account_number: '$given.accountNumber' } },
      },
    },
    'verification',
    {
      operation: 'createAuthorizationV25',
      input: { body: { ...purchase, financing_option: regular, amount: 10 } },
    },
    'verification',
    {
      operation: 'createAuthorization',
      input: { body: { ...purchase, financing_option: regular, amount: 40, auto_capture: true } },
      keep: { captureId: '/capture_id' },
    },
    {
      operation: 'refundAccount',
      input: {
        path: { account_number: '$given.accountNumber' },
        body: { amount: 40, capture_id: '$given.captureId' },
      },
    },
    'offer',
    'verification',
    {
      operation: 'createAuthorization',
      input: {
        body: {
          ...purchase,
          financing_option: {
            transaction_type: 'promotional_purchase',
            plan_id: '$given.planId',
            term: '$given.term',
          },
          amount: 100,
        },
      },
      keep: { promotionId: '/authorization_id' },
    },
    {
      operation: 'captureAuthorization',
      input: { path: { authorization_id: '$given.promotionId' }, body: { amount: 60 } },
      keep: { promotionCaptureId: '/capture_id' },
    },
    {
      operation: 'returnCapture',
      input: {
        path: { authorization_id: '$given.promotionId', capture_id: '$given.promotionCaptureId' },
        body: { full_return: true },
      },
    },
  ],
  fluz: [
    'wallet',
    'bankCard',
    { operation: 'getMccList', input: {}, keep: { mcc: '/getMccList/0/mcc' } },
    {
      operation: 'updateBankCardPreferredMerchantCategoryCode',
      input: {
        variables: { input: { bankCardId: '$given.bankCardId', merchantCategoryCode: '$given.mcc' } },
      },
    },
    {
      operation: 'depositCashBalance',
      input: {
        variables: {
          input: {
            idempotencyKey: '$uuid',
            amount: 10,
            depositType: 'RESERVE_BALANCE',
            bankAccountId: '$given.bankAccountId',
          },
        },
      },
    },
    {
      operation: 'registerUser',
      input: { variables: { input: { ...name, emailAddress: '$email', phoneNumber: '$phone' } } },
    },
  ],
  truphone: [
    {
      operation: 'createToken',
      input: {
        body: {
          grant_type: 'client_credentials',
          client_id: '$credential.resellerId',
          client_secret: '$credential.resellerSecret',
        },
      },
    },
    { operation: 'createCustomer', input: { body: { ...name, email, countryOfResidence: 'GB' } } },
    { operation: 'getCustomer', input: { query: { email } }, keep: { customerId: '/id' } },
    {
      operation: 'updateCustomer',
      input: { path: { customerId: '$given.customerId' }, body: { firstName: 'Jane' } },
    },
    'product',
    {
      operation: 'createOrder',
      input: {
        body: {
          input: {
            operationType: 'NEW_ESIM',
            countryCode: 'GB',
            customer: { email: '$email', countryOfResidence: 'GB' },
            device: { id: '$uuid', type: 'ios' },
            subscriptions: [{ product_id: '$given.productId', activationDate: inTwoDays }],
          },
        },
      },
      keep: { laterOrderId: '/id' },
    },
    {
      operation: 'getOrder',
      input: { path: { orderId: '$given.laterOrderId' } },
      keep: { laterSubscriptionId: '/output/subscription_id' },
      until: { at: '/status', is: 'COMPLETED', within: 'PT60S' },
    },
    {
      operation: 'activateSubscription',
      input: { path: { subscriptionId: '$given.laterSubscriptionId' } },
    },
    {
      operation: 'createOrderV2',
      input: {
        body: {
          operation_type: 'ACTIVATION',
          sim_type: 'ESIM',
          country: 'GB',
          product: { id: '$given.productId' },
          subscriber: {
            email: '$email',
            first_name: 'John',
            last_name: 'Doe',
            country_of_residence: 'GB',
            device: { operating_system: 'ios', model: 'iPhone', id: '$uuid' },
          },
        },
      },
    },
  ],
};
