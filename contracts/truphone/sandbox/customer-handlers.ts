import type { RestHandler, SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { failure, senseless } from './failure.ts';
import { createCustomer as addCustomer, customerByEmail } from './fulfilment.ts';
import { use } from './state.ts';
import type { Context, CustomerRecord, Schemas, Shared, State } from './state.ts';

type Handler = RestHandler<State, Shared>;

const createCustomer: Handler = ({ body }, context) => {
  const { email = '', ...fields } = body as Partial<Schemas['CustomerCreate']>;
  if (customerByEmail(email, context) !== undefined) {
    return failure(422, 'UNABLE_TO_CREATE_CUSTOMER', 'Email already registered.');
  }
  addCustomer(
    { ...fields, email, type: fields.type ?? 'PERSONAL', language: fields.language ?? 'EN' },
    context,
  );
  return { status: 201 };
};

const getCustomer: Handler = ({ query }, context) => {
  const found = customerByEmail(query.email, context);
  const customer = use(context.state.customers, found?.id, context);
  return customer === undefined
    ? unknownCustomer()
    : { status: 200, body: { id: customer.id, ...customer.fields } };
};

const updateCustomer: Handler = ({ path, body }, context) => {
  const customer = use(context.state.customers, path.customerId, context);
  if (customer === undefined) return unknownCustomer();
  const changes = body as Schemas['CustomerUpdate'];
  // inferred: what identifies a customer cannot be deleted.
  if (changes.email === null || changes.type === null) return senseless('email and type can not be deleted');
  const holder = changes.email === undefined ? undefined : customerByEmail(changes.email, context);
  if (holder !== undefined && holder !== customer) return senseless('Email already registered.');
  const merged = Object.entries({ ...customer.fields, ...changes }).filter(([, value]) => value !== null);
  customer.fields = Object.fromEntries(merged) as CustomerRecord['fields'];
  return { status: 200 };
};

const listPaymentMethods: Handler = (request, context) =>
  withCustomer(request, context, 'UNABLE_TO_GET_PAYMENT_METHODS', ({ paymentMethods }) => ({
    status: 200,
    body: [...paymentMethods.values()],
  }));

const createPaymentMethod: Handler = (request, context) =>
  withCustomer(request, context, 'UNABLE_TO_CREATE_PAYMENT_METHOD', ({ paymentMethods }) => {
    const id = context.newId.hex(18);
    paymentMethods.set(id, request.body as Schemas['PaymentMethodCreate']);
    return { status: 201, body: { id } };
  });

const deletePaymentMethod: Handler = (request, context) =>
  withCustomer(request, context, 'UNABLE_TO_DELETE_PAYMENT_TOKEN', ({ paymentMethods }) =>
    paymentMethods.delete(String(request.path.paymentMethodId))
      ? { status: 200 }
      : failure(422, 'UNABLE_TO_DELETE_PAYMENT_TOKEN', 'Payment method not found'),
  );

function withCustomer(
  { path }: SandboxRequest,
  context: Context,
  refusal: Parameters<typeof failure>[1],
  answer: (customer: CustomerRecord) => SandboxReply,
): SandboxReply {
  const customer = use(context.state.customers, path.customerId, context);
  return customer === undefined ? failure(422, refusal, 'Customer not found') : answer(customer);
}

function unknownCustomer(): SandboxReply {
  return failure(404, 'CUSTOMER_NOT_FOUND', 'Customer does not exist');
}

/** Customers and their payment methods. */
export const customerHandlers = {
  createCustomer,
  getCustomer,
  updateCustomer,
  listPaymentMethods,
  createPaymentMethod,
  deletePaymentMethod,
};
