import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../model/change.ts';
import { groupChanges } from './group-changes.ts';
import { sampleReport } from './testing/sample-report.ts';

describe('groups of changes', () => {
  const [sample] = sampleReport.changes;
  assert.ok(sample !== undefined);
  const shared = ['GET /a', 'GET /b'];
  const cases: readonly (readonly [
    string,
    readonly (readonly string[])[],
    readonly (readonly number[])[],
  ])[] = [
    ['one list', [shared, shared], [[0, 1]]],
    ['equal lists', [shared, ['GET /a', 'GET /b'], shared], [[0, 1, 2]]],
    ['other lists between', [shared, ['GET /c'], ['GET /a', 'GET /b']], [[0, 2], [1]]],
    [
      'lists of the same words',
      [
        ['a', 'b', 'c', 'd,e', 'f'],
        ['a', 'b', 'c', 'd', 'e,f'],
      ],
      [[0], [1]],
    ],
    [
      'the same first ones of many',
      [
        ['a', 'b', 'c', 'd'],
        ['a', 'b', 'c', 'e'],
      ],
      [[0], [1]],
    ],
    ['lists that begin alike', [['a'], ['a', 'b'], []], [[0], [1], [2]]],
  ];
  for (const [name, lists, groups] of cases)
    it(name, () => {
      const changes = lists.map((operations): Change => ({ ...sample, operations }));
      assert.deepEqual(
        groupChanges({ ...sampleReport, changes }).map((group) =>
          group.changes.map((one) => changes.indexOf(one)),
        ),
        groups,
      );
    });
});
