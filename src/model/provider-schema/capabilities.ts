import { Type } from 'typebox';
import { closed, duration, evidence, notApplicable, pointer, template, text } from './parts.ts';

const call = {
  operation: text('An operation of the contract'),
  input: Type.Optional(template),
  given: Type.Optional(Type.Array(text('Name of a recipe in `given`'))),
};

const until = Type.Object(
  {
    at: pointer('Polled value'),
    is: Type.Unknown(),
    never: Type.Optional(Type.Array(Type.Unknown(), { description: 'Values at which waiting is in vain' })),
    within: duration('Give up after this long'),
  },
  { ...closed, description: 'Ask again until the reply says so (asynchronous fulfilment)' },
);

const readCapability = Type.Object(
  { ...call, id: Type.Optional(pointer('Where the reply repeats the id')) },
  closed,
);

const listCapability = Type.Object(
  {
    ...call,
    items: pointer('Where the array of items is in the reply'),
    id: pointer('Where the id is in one item'),
    pages: Type.Union([
      Type.Object(
        {
          style: Type.Literal('offset'),
          limit: pointer('Where the page size goes in the input'),
          offset: pointer('Where the offset goes in the input'),
          size: Type.Integer({ minimum: 1 }),
          more: Type.Optional(pointer('Boolean in the reply: there is a next page')),
          shortPages: Type.Boolean({ description: 'A page may be short though it is not the last' }),
        },
        closed,
      ),
      Type.Object(
        {
          style: Type.Literal('page-number'),
          page: pointer('Where the page number goes in the input'),
          sizeAt: pointer('Where the page size goes in the input'),
          size: Type.Integer({ minimum: 1 }),
          first: Type.Integer({ minimum: 0 }),
        },
        closed,
      ),
      Type.Object(
        {
          style: Type.Literal('next-header'),
          header: text(
            'Response header that names the next page: by a number, a URL that holds it, or links (RFC 8288)',
          ),
          page: pointer('Where the page goes in the input'),
          sizeAt: pointer('Where the page size goes in the input'),
          size: Type.Integer({ minimum: 1 }),
        },
        closed,
      ),
      Type.Object(
        {
          style: Type.Literal('cursor'),
          cursor: pointer('Where the cursor goes in the input; the first page is asked for without one'),
          next: Type.Optional(
            pointer(
              'Where the reply holds the cursor of the next page, or a URL with it in its query; default: the id of its last item',
            ),
          ),
          more: Type.Optional(pointer('Boolean in the reply: there is a next page')),
          sizeAt: pointer('Where the page size goes in the input'),
          size: Type.Integer({ minimum: 1 }),
        },
        closed,
      ),
    ]),
    atLeast: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Items to create first, so that there are several pages' }),
    ),
    fill: Type.Optional(text('Recipe of `given` that adds one item')),
  },
  closed,
);

const createCapability = Type.Object(
  {
    ...call,
    id: pointer('Where the reply holds the id of what was created'),
    readBack: Type.Object(
      {
        operation: text('The operation that reads it'),
        input: template,
        id: pointer('Where that reply holds the id'),
        until: Type.Optional(until),
      },
      closed,
    ),
    echoed: Type.Optional(
      Type.Record(Type.String(), pointer('Where the same value is in the reply'), {
        description: 'Pointer into the input → pointer into the reply of the creation itself',
      }),
    ),
    same: Type.Optional(
      Type.Record(Type.String(), pointer('Where the same value is in the read-back reply'), {
        description: 'Pointer into the input → pointer into the read-back reply',
      }),
    ),
    invalid: Type.Array(
      Type.Object(
        {
          name: text('What is wrong with it'),
          at: pointer('Where in the input'),
          value: Type.Optional(
            Type.Unknown({ description: 'The invalid value; absent: the member is left out' }),
          ),
          status: Type.Optional(Type.Integer()),
          codes: Type.Optional(Type.Array(Type.String())),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    countWith: Type.Optional(
      Type.Object(
        { operation: text('Lists what exists'), input: Type.Optional(template), items: pointer('The array') },
        closed,
      ),
    ),
  },
  closed,
);

const idempotentCapability = Type.Object(
  {
    ...call,
    key: pointer('Where the idempotency key is in the input'),
    id: pointer('What must be the same in both replies'),
    countWith: Type.Optional(
      Type.Object(
        {
          operation: text('Lists effects'),
          input: Type.Optional(template),
          items: pointer('The array'),
          id: pointer('Id in an item'),
        },
        closed,
      ),
    ),
    effectAt: Type.Optional(
      Type.Object(
        {
          operation: text('Shows a value that each effect changes, such as a balance'),
          input: Type.Optional(template),
          at: pointer('Where that value is in the reply'),
        },
        closed,
      ),
    ),
    evidence: Type.Optional(evidence),
  },
  closed,
);

const isolatedKind = text(
  'What it is about: a kind of object in `isolated` of an environment, where the id must be unknown, or in `sharedWithLive`, where it must be known',
);

const foreignIdsCapability = Type.Object(
  {
    lookups: Type.Array(
      Type.Union([
        Type.Object({ of: isolatedKind, operation: call.operation, input: template }, closed),
        Type.Object(
          { of: isolatedKind, notApplicable: text('Why nothing looks it up; shown in every result') },
          closed,
        ),
      ]),
      {
        minItems: 1,
        description: 'Calls with the ids of another environment, written as $foreign.<name>',
      },
    ),
    withoutIds: Type.Optional(
      Type.Object(
        { notApplicable: text('Why, on the internet, there may be no id of another environment at hand') },
        closed,
      ),
    ),
  },
  closed,
);

export const capabilities = Type.Object(
  {
    authenticate: Type.Object(
      { ...call, credential: text('Which credential of `auth` it shows to work') },
      closed,
    ),
    read: Type.Union([readCapability, notApplicable]),
    list: Type.Union([listCapability, notApplicable]),
    create: Type.Union([createCapability, notApplicable]),
    idempotentCreate: Type.Union([idempotentCapability, notApplicable]),
    foreignIds: Type.Union([foreignIdsCapability, notApplicable]),
    renewal: Type.Union([
      Type.Object({ credential: text('Which credential of `auth` is renewed') }, closed),
      notApplicable,
    ]),
    scopeCheck: Type.Union([
      Type.Object({ ...call, credential: text('A credential with too little scope') }, closed),
      notApplicable,
    ]),
  },
  closed,
);

export const recipe = Type.Object(
  {
    ...call,
    keep: Type.Record(Type.String(), pointer('Where the value is in the reply'), {
      description: 'Name → pointer into the reply; used as $given.<name>',
    }),
    until: Type.Optional(until),
  },
  closed,
);
