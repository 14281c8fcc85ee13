import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Log } from 'sarif';
import { renderDriftGithub } from './render-drift-github.ts';
import { renderDriftJunit } from './render-drift-junit.ts';
import { renderDriftSarif } from './render-drift-sarif.ts';
import { summarise } from './summarise.ts';
import { renderers, rule } from './testing/renderers.ts';
import { waivedReport } from './testing/sample-report.ts';

describe('our use and waivers', () => {
  const decoded: Readonly<Record<string, (text: string) => string>> = {
    markdown: (text) =>
      text
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        .replaceAll('\u2060', ''),
  };
  for (const [format, render] of Object.entries(renderers))
    it(`are shown as ${format}`, () => {
      const text = (decoded[format] ?? ((same: string) => same))(render(waivedReport));
      for (const words of [
        'broken',
        'unaffected',
        'fields may go',
        'shop',
        'the total is not shown',
        'SHOP-7',
        '2026-12-01',
      ])
        assert.ok(text.includes(words), words);
      for (const words of ['waivers.yaml', 'its last day was 2026-11-01'])
        assert.ok(text.includes(words), words);
      assert.match(text, /stale|recorded for acme under another schema/);
    });

  it('a waived change is no failure in JUnit, nor an error of a workflow; a bad waiver is where dangerous ones are', () => {
    assert.match(renderDriftJunit(waivedReport, { failOn: 'breaking' }), /tests="5" failures="0" errors="1"/);
    assert.match(
      renderDriftJunit(waivedReport, { failOn: 'dangerous' }),
      /tests="5" failures="2" errors="1"/,
    );
    const onlyUsed = renderDriftJunit(waivedReport, { failOn: 'dangerous', onlyUsed: true });
    assert.match(onlyUsed, /tests="5" failures="1" errors="1"/);
    assert.match(renderDriftGithub(waivedReport), /^::notice file=new\.yaml,line=9/);
  });

  it('a waived change is a suppressed result of SARIF', () => {
    const log = JSON.parse(renderDriftSarif(waivedReport, [rule])) as Log;
    const [result] = log.runs[0]?.results ?? [];
    assert.deepEqual(result?.suppressions, [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'the total is not shown (shop, SHOP-7, until 2026-12-01)',
      },
    ]);
  });

  it('count in the summary', () => {
    assert.match(summarise(waivedReport), /changes, 1 waived, 1 unaffected/);
  });
});
