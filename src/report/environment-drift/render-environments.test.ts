import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { hostileReport, sampleReport } from '../drift/testing/sample-report.ts';
import { rule } from '../drift/testing/renderers.ts';
import { renderEnvironmentsGithub } from './render-environments-github.ts';
import { renderEnvironmentsHtml } from './render-environments-html.ts';
import { renderEnvironmentsJson } from './render-environments-json.ts';
import { renderEnvironmentsJunit } from './render-environments-junit.ts';
import { renderEnvironmentsMarkdown } from './render-environments-markdown.ts';
import { renderEnvironmentsSarif } from './render-environments-sarif.ts';
import { renderEnvironmentsText } from './render-environments-text.ts';

const renderers: Readonly<Record<string, (drift: EnvironmentDrift) => string>> = {
  text: (drift) => renderEnvironmentsText(drift, (_tone, words) => words),
  json: renderEnvironmentsJson,
  markdown: renderEnvironmentsMarkdown,
  html: renderEnvironmentsHtml,
  junit: (drift) => renderEnvironmentsJunit(drift, { failOn: 'breaking' }),
  sarif: (drift) => renderEnvironmentsSarif(drift, [rule]),
  github: renderEnvironmentsGithub,
};

function driftWith(reason: string, report = sampleReport): EnvironmentDrift {
  const common = { provider: 'acme', against: 'contract' };
  return {
    $schema: 'https://livegate.dev/schemas/environment-drift.schema.json',
    tool: { name: 'livegate', version: '1' },
    network: 'sandbox',
    comparedAt: '2026-11-21T12:00:00.000Z',
    verdict: 'breaking',
    comparisons: [
      { ...common, environment: 'one', basis: 'schema', verdict: 'breaking', report },
      { ...common, environment: 'two', basis: 'schema', verdict: 'unknown', reason },
      {
        ...{ ...common, environment: 'three', basis: 'observed', verdict: 'safe' },
        observed: { run: 'r', answers: 9, truncated: 1, operations: 2, ofOperations: 3 },
        report: {
          ...report,
          verdict: 'safe',
          changes: report.changes.filter(({ severity }) => severity === 'safe'),
        },
      },
    ],
    leftOut: ['acme@live, nothing is read of it: closed'],
  };
}

describe('every format shows every comparison', () => {
  for (const [format, render] of Object.entries(renderers))
    test(format, () => {
      const output = render(driftWith('answered 401, expected 200'));
      assert.match(output, /answered 401, expected 200/);
      assert.match(output, /response-property-removed/);
      assert.equal(render(driftWith('answered 401, expected 200')), output);
    });

  test('as text: a table, what could not be decided, and no safe change', () => {
    const output = renderers['text']?.(driftWith('answered 401')) ?? '';
    assert.match(
      output,
      /^acme +three +contract +observed +safe .* 9 answers of 2\/3 operations, 1 not looked into$/m,
    );
    assert.match(output, /^could not decide:\n {2}acme@two against the contract: answered 401$/m);
    assert.match(output, /not shown: \d+ safe/);
    assert.match(output, /^breaking: 3 comparisons on the sandbox network, 1 breaking, 1 unknown, 1 safe$/m);
  });
});

test('what the sandbox was given is said, of the schemas and of the run whose traffic it was', () => {
  const drift = driftWith('answered 401');
  const comparisons = drift.comparisons.map((one) =>
    one.observed === undefined ? one : { ...one, observed: { ...one.observed, faults: ['acme=status:503'] } },
  );
  const given = { ...drift, comparisons, drifts: ['acme@one=gone<b>'] };
  for (const format of ['text', 'markdown', 'html']) {
    const shown = (renderers[format]?.(given) ?? '').replaceAll(/&#(\d+);/g, (_, code) =>
      String.fromCodePoint(Number(code)),
    );
    const words = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('\u2060', '');
    assert.match(words, /the sandbox was given acme@one=gone<b>, acme=status:503: this is not/, format);
    assert.doesNotMatch(renderers[format]?.(drift) ?? '', /was given/);
  }
  assert.doesNotMatch(renderEnvironmentsHtml(given), /gone<b>/);
  const read = JSON.parse(renderEnvironmentsJson(given)) as EnvironmentDrift;
  assert.deepEqual([read.drifts, read.faults], [['acme@one=gone<b>'], undefined]);
  assert.deepEqual(read.comparisons[2]?.observed?.faults, ['acme=status:503']);
});

describe('hostile text in reasons and reports', () => {
  for (const [name, words] of Object.entries({
    HTML: '"><script>alert(1)</script>',
    'an escape sequence': '\u001b[2J\u001b]8;;https://evil.example\u0007x',
    'line breaks': 'a\r\nb\n::error::c\u2028d',
  }))
    for (const [format, render] of Object.entries(renderers))
      test(`${name} is harmless in ${format}`, () => {
        const output = render(driftWith(words, hostileReport(words)));
        if (format === 'json' || format === 'sarif') assert.ok(JSON.parse(output));
        else
          assert.doesNotMatch(output.replaceAll('\n', '').replaceAll('\u2060', ''), /[\p{Cc}\p{Cf}\u2028]/u);
        if (format === 'html' || format === 'junit') assert.doesNotMatch(output, /<script/);
        if (format === 'github') assert.doesNotMatch(output, /^::error::c/m);
      });
});
