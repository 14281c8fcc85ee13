import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Kind, buildSchema, getVariableValues, parse } from 'graphql';
import { loadGraphql } from './load-graphql.ts';

const sdl = `
enum Size { SMALL LARGE }
input Buy { key: ID!, cards: [Card!], note: String! = "none", size: Size, amount: Float }
input Card { number: String!, next: Card }
input Pick @oneOf { a: Int, b: String }
input constructor { a: Int!, any: Any! }
scalar Any
type Query { q(input: Buy, list: [Int!]!, matrix: [[Int]], pick: Pick, flag: Boolean! = true, odd: constructor): Int }
`;
const document =
  'query q($input: Buy, $list: [Int!]!, $matrix: [[Int]], $pick: Pick, $flag: Boolean! = true, $odd: constructor) { q(input: $input, list: $list, matrix: $matrix, pick: $pick, flag: $flag, odd: $odd) }';
const operation = loadGraphql(
  { file: 's.graphql', text: sdl },
  [{ file: 'q.graphql', text: document }],
  [],
).operations.get('q');
const schema = buildSchema(sdl);
const definitions = parse(document).definitions.flatMap((definition) =>
  definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
);

describe('variables', () => {
  const cases: readonly [variables: Record<string, unknown>, want: readonly string[]][] = [
    [{ list: [1] }, []],
    [{ list: 1 }, []],
    [{ list: [] }, []],
    [{}, ['/variables']],
    [{ list: null }, ['/variables/list']],
    [{ list: [null] }, ['/variables/list/0']],
    [{ list: ['1'] }, ['/variables/list/0']],
    [{ list: [2 ** 31] }, ['/variables/list/0']],
    [{ list: [1], flag: null }, ['/variables/flag']],
    [{ list: [1], flag: 'true' }, ['/variables/flag']],
    [{ list: [1], matrix: [[1, null], null, 2] }, []],
    [{ list: [1], matrix: null }, []],
    [{ list: [1], matrix: 3 }, []],
    [{ list: [1], matrix: [['x']] }, ['/variables/matrix/0/0']],
    [{ list: [1], input: null }, []],
    [{ list: [1], input: { key: 'k' } }, []],
    [{ list: [1], input: { key: 7, amount: 1, size: 'SMALL', note: 'x' } }, []],
    [{ list: [1], input: { key: 'k', size: 'small' } }, ['/variables/input/size']],
    [{ list: [1], input: { key: 'k', note: null } }, ['/variables/input/note']],
    [{ list: [1], input: { key: 'k', amount: '1' } }, ['/variables/input/amount']],
    [{ list: [1], input: {} }, ['/variables/input']],
    [{ list: [1], input: { key: 'k', extra: 1 } }, ['/variables/input']],
    [{ list: [1], input: { key: 'k', cards: { number: '1', next: { number: '2', next: null } } } }, []],
    [
      { list: [1], input: { key: 'k', cards: [{ number: '1', next: {} }] } },
      ['/variables/input/cards/0/next'],
    ],
    [{ list: [1], input: 'text' }, ['/variables/input']],
    [{ list: [1], pick: { a: 1 } }, []],
    [{ list: [1], pick: { a: 1, b: 'x' } }, ['/variables/pick']],
    [{ list: [1], pick: {} }, ['/variables/pick']],
    [{ list: [1], pick: { a: null } }, ['/variables/pick/a']],
    [{ list: [1], odd: { a: 1, any: [null] } }, []],
    [{ list: [1], odd: { a: 'x', any: 1 } }, ['/variables/odd/a']],
    [{ list: [1], odd: { a: 1, any: null } }, ['/variables/odd/any']],
    [{ list: [1], input: { key: 'k', size: null } }, []],
    [{ list: [1], input: { key: 'k', size: ['SMALL'] } }, ['/variables/input/size']],
    [{ list: [1], odd: [{ a: 1, any: 1 }] }, ['/variables/odd']],
  ];
  for (const [variables, want] of cases) {
    it(JSON.stringify(variables), () => {
      const findings = operation?.requestFindings({ variables }) ?? [];
      assert.deepEqual(
        findings.map(({ at }) => at),
        want,
      );
      // The reference implementation is of the same opinion.
      const judged = getVariableValues(schema, definitions, variables);
      assert.equal('errors' in judged, want.length > 0);
    });
  }

  const sent: readonly [name: string, variables: Record<string, unknown>, want: readonly string[]][] = [
    ['a bigint', { list: [5n], input: { key: 2n ** 60n, amount: 2n ** 60n } }, []],
    ['a bigint beyond Int', { list: [2n ** 60n] }, ['/variables/list/0']],
    ['what is undefined', { list: 1, pick: { a: 1, b: undefined } }, []],
    ['NaN, which is sent as null', { list: [NaN] }, ['/variables/list/0']],
    ['what makes a text of itself', { list: 1, pick: { b: new Date(0) } }, []],
  ];
  for (const [name, variables, want] of sent)
    it(`are judged as they are sent: ${name}`, () => {
      const findings = operation?.requestFindings({ variables }) ?? [];
      assert.deepEqual(
        findings.map(({ at }) => at),
        want,
      );
    });

  it('of the wrong type are told what was expected', () =>
    assert.deepEqual(
      operation?.requestFindings({ variables: { list: 1, odd: [] } }).map(({ expected }) => expected),
      ['object'],
    ));

  it('are refused where no document has them', () =>
    assert.deepEqual(
      operation?.requestFindings({ variables: { list: [1], lists: [1] } }).map(({ found }) => found),
      ['member "lists"'],
    ));
  it('and headers are all that an operation takes', () => {
    const given = { variables: { list: 1 }, header: { 'x-version': '2' } };
    const findings = [given, { ...given, body: {} }].map((input) => operation?.requestFindings(input));
    assert.deepEqual(
      findings.map((found) => found?.map(({ at }) => at)),
      [[], ['/body']],
    );
  });
});
