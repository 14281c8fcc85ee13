import { loadGraphql } from '../graphql/load-graphql.ts';
import type { GraphqlOperation } from '../graphql/graphql-operation.ts';

const sdl = `
directive @sensitive on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
scalar UUID
scalar DateTime
scalar Anything
enum Size { SMALL LARGE }
interface Named { name: String! }
type Cat implements Named { name: String! lives: Int owner: Owner }
type Dog implements Named { name: String! tail: Boolean! owner: Owner }
union Pet = Cat | Dog
type Owner { id: UUID! since: DateTime pin: String @sensitive extra: Anything }
type Query {
  pet: Pet
  named: [Named!]!
  size: Size
  sizes: [Size]
  mainSize: Size!
  matrix: [[Int!]]!
  anything: Anything!
  somethings: [Anything!]
  price: Float!
  id: ID!
  owner(id: UUID!, pin: String @sensitive): Owner!
}
type Mutation { buy(input: Buy!): Owner }
input Buy { key: UUID!, cards: [Card!], note: String = "none", size: Size, card: Card }
input Card { number: String! @sensitive, next: Card }
`;

/** The operation of one document under a small SDL, for tests. */
export function exampleOperation(document: string): GraphqlOperation {
  const name = /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '';
  const file = { file: `operations/${name}.graphql`, text: document };
  const operation = loadGraphql({ file: 'schema.graphql', text: sdl }, [file], [400, 401]).operations.get(
    name,
  );
  if (operation === undefined) throw new Error(`no operation in ${document}`);
  return operation;
}
