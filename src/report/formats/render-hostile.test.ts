import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { composePipelineReport } from './compose-pipeline-report.ts';
import { pullRequestMarker } from './render-pull-request.ts';
import { hostileInput } from './testing/sample-input.ts';
import { renderers } from './testing/renderers.ts';
import { codeQualityProblems, ctrfProblems, junitProblems, sarifProblems } from './testing/validators.ts';

const hostile: Readonly<Record<string, string>> = {
  HTML: '"><script>alert(1)</script><img src=x onerror=alert(1)>\'',
  'a script URL': 'javascript:alert(1)',
  'an escape sequence': '\u001b[2J\u001b]8;;https://evil.example\u0007x',
  'a direction override': 'abc\u202ecba\u2066\u200f',
  'line breaks and a command': 'a\r\n::error::b%0A::stop-commands::c\u2028d\u0085e',
  'the end of CDATA': 'a]]>b<![CDATA[c-->&amp;&#0;',
  'a lone surrogate': 'a\ud800b\udc00',
  'characters that XML has not': 'a\u0000\u000b\u001f\ufffe\uffffb',
  'marks of Markdown': '`` a` | b \\| [x](javascript:alert(1)) **b** @octocat #1 GH-1 <b>\n\n# c\n```\nd',
  'a forged marker': `${pullRequestMarker}\n<!-- livegate:pull-request --> \`${pullRequestMarker}\``,
  __proto__: '__proto__',
};

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

type Format = keyof typeof renderers;

for (const [name, text] of Object.entries(hostile))
  describe(`${name} in every foreign text`, () => {
    const report = composePipelineReport(hostileInput(text));
    for (const [format, render] of Object.entries(renderers))
      test(`is text in ${format}`, async () => {
        const output = render(report);
        assert.ok(output.isWellFormed());
        assert.doesNotMatch(output.replaceAll(/[\n\u2060]/g, ''), unseen);
        assert.equal(output.includes('\u2060') && !isMarkdown(format), false);
        await checks[format as Format](output);
      });
  });

function isMarkdown(format: string): boolean {
  return format === 'github-summary' || format === 'pull-request';
}

const noProblems = async (found: readonly string[] | Promise<readonly string[]>) =>
  assert.deepEqual(await found, []);

const checks: Readonly<Record<Format, (output: string) => unknown>> = {
  junit: (output) => noProblems(junitProblems(output)),
  sarif: (output) => noProblems(sarifProblems(output)),
  ctrf: (output) => noProblems(ctrfProblems(output)),
  'gitlab-code-quality': (output) => noProblems(codeQualityProblems(output)),
  github: (output) => {
    for (const line of output.trimEnd().split('\n'))
      assert.match(line, /^::(?:error|warning|notice) [a-z]+=/);
  },
  'github-summary': checkMarkdown,
  'pull-request': (output) => {
    assert.equal(output.indexOf(pullRequestMarker), 0);
    assert.equal(output.lastIndexOf('<!--'), 0);
    checkMarkdown(output.slice(pullRequestMarker.length));
  },
};

/** Outside of code nothing foreign is a tag, a mention, a link, a heading or a row of a table. */
function checkMarkdown(output: string): void {
  assert.doesNotMatch(output, /<!--/);
  const outside = output
    .replace(/^ {2}(`{3,})\w+\n[^]*?\n {2}\1$/gm, '')
    .replace(/(`+)[^`](?:[^]*?[^`])?\1(?!`)/g, '');
  assert.doesNotMatch(outside, /<\w|@octocat|\]\(|^#+ c/m);
  for (const row of output.split('\n').filter((line) => line.startsWith('|')))
    assert.equal(row.split('|').length, 8, row);
}
