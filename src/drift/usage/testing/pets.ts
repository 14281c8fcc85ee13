import { buildSchema, parse } from 'graphql';
import type { GraphqlUse } from '../../../model/usage.ts';
import { GraphqlRecording } from '../record/graphql-recording.ts';

/** A schema of which some is used. */
export const sdl = `
directive @cached(seconds: Int) on FIELD
enum Status { OPEN CLOSED LOST }
enum Size { SMALL LARGE HUGE }
interface Named { name: String }
type Cat implements Named { name: String lives: Int! }
type Dog implements Named { name: String tail: Boolean }
type Bird { wings: Int }
union Pet = Cat | Dog
input Buy { size: Size! note: String gift: Gift }
input Gift { to: String }
type Order { id: ID! total: Int! status: Status state: Status pet: Pet named: Named }
type Query { order(id: ID, deep: Boolean): Order orders: [Order!]! idle: String }
type Mutation { buy(input: Buy!): Order }
`;

const documents = {
  getOrder: `query getOrder($id: ID) @cached { order(id: $id) { id @cached(seconds: 1) alias: total status pet { ... on Cat { lives } } named { name } } }`,
  buy: `mutation buy($input: Buy!) { buy(input: $input) { id } }`,
};

/** How its documents are used. */
export const used: Readonly<Record<string, GraphqlUse>> = (() => {
  const schema = buildSchema(sdl);
  const getOrder = new GraphqlRecording(schema, parse(documents.getOrder.replace('@cached {', '{')));
  getOrder.add({
    operation: 'getOrder',
    request: { url: '', headers: {}, body: { json: { variables: { id: 'o' } } } },
    response: { status: 200, body: { json: { data: { order: { id: 'o', alias: 3, status: 'OPEN' } } } } },
    reads: {
      body: { properties: { data: { properties: { order: { properties: { id: {}, status: {} } } } } } },
      headers: [],
    },
  });
  const buy = new GraphqlRecording(schema, parse(documents.buy));
  buy.add({
    operation: 'buy',
    request: { url: '', headers: {}, body: { json: { variables: { input: { size: 'SMALL', note: 'n' } } } } },
    response: { status: 200 },
  });
  return { getOrder: getOrder.toUse(), buy: buy.toUse() };
})();
