import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderReport } from './render-report.ts';
import type { ReportInput } from './report-input.ts';

const folder = join(import.meta.dirname, '../../../reports/example');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('the committed example is made again byte for byte from its data', () => {
  const input = JSON.parse(read('input.json')) as ReportInput;
  const made = renderReport(input);
  assert.equal(made, read('index.html'), 'it is stale: npm run example');
  assert.equal(renderReport(structuredClone(input)), made);
});

test('the example names nothing of the machine that it was made on', () => {
  const text = read('input.json') + read('index.html');
  assert.doesNotMatch(text, /\/(?:home|Users|work|tmp|root)\//);
});
