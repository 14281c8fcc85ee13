import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ResetSchedule } from './reset-schedule.ts';

const at = (text: string): number => Date.parse(`2026-03-${text}Z`);
const daily = { at: '04:00', every: 'P1D', removes: 'everything' } as const;

for (const { name, reset, from, asked, wanted } of [
  { name: 'not yet', reset: daily, from: '01T01:00', asked: ['01T03:59'], wanted: [0] },
  { name: 'at four', reset: daily, from: '01T01:00', asked: ['01T04:00'], wanted: [1] },
  { name: 'once only', reset: daily, from: '01T01:00', asked: ['01T04:00', '01T23:00'], wanted: [1, 0] },
  { name: 'the next day', reset: daily, from: '01T05:00', asked: ['01T23:00', '02T04:01'], wanted: [0, 1] },
  { name: 'three days', reset: daily, from: '01T01:00', asked: ['03T04:00', '04T04:00'], wanted: [3, 1] },
  {
    name: 'by interval, from the start',
    reset: { every: 'PT6H', removes: 'unused' } as const,
    from: '01T01:00',
    asked: ['01T06:59', '01T07:00', '01T19:30'],
    wanted: [0, 1, 2],
  },
  { name: 'never', reset: { notApplicable: 'none' }, from: '01T01:00', asked: ['31T01:00'], wanted: [0] },
]) {
  test(`a reset is due: ${name}`, () => {
    const schedule = new ResetSchedule(reset, at(from));
    assert.deepEqual(
      asked.map((moment) => schedule.due(at(moment)).length),
      wanted,
    );
  });
}

test('each reset has its moment', () => {
  const schedule = new ResetSchedule(daily, at('01T01:00'));
  assert.deepEqual(schedule.due(at('03T05:00')), [at('01T04:00'), at('02T04:00'), at('03T04:00')]);
});
