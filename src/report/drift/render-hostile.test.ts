import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderers } from './testing/renderers.ts';
import { hostileReport } from './testing/sample-report.ts';

const hostile: Readonly<Record<string, string>> = {
  HTML: '"><script>alert(1)</script><img src=x onerror=alert(1)>\'',
  'an escape sequence': '\u001b[2J\u001b]8;;https://evil.example\u0007x',
  'a direction override': 'abc\u202ecba\u2066\u200f',
  'line breaks': 'a\r\nb\n::error::c\u2028d\u0085e',
  'the end of CDATA': 'a]]>b<![CDATA[c-->&amp;',
  'a lone surrogate': 'a\ud800b',
  'characters that XML has not': 'a\u0000\u000b\ufffe\uffffb',
  'marks of Markdown': '`` a` | [x](javascript:alert(1)) **b** @octocat #1 <b>\n\n# c\n```\nd',
};

const dangerous = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

for (const [name, text] of Object.entries(hostile)) {
  describe(`${name} in every foreign text`, () => {
    for (const [format, render] of Object.entries(renderers)) {
      it(`is harmless in ${format}`, () => {
        const output = render(hostileReport(text));
        assert.ok(output.isWellFormed());
        const bare = output.replaceAll('\n', '').replaceAll(format === 'markdown' ? '\u2060' : '\n', '');
        // JSON escapes what ends a line or a text; its readers take care of the rest.
        if (format !== 'json' && format !== 'sarif') assert.doesNotMatch(bare, dangerous);
        checks[format]?.(output);
      });
    }
  });
}

const checks: Readonly<Record<string, (output: string) => void>> = {
  json: (output) => assert.ok(JSON.parse(output)),
  sarif: (output) => assert.ok(JSON.parse(output)),
  html: (output) => assert.doesNotMatch(output, /<(?:script|img|b)\b/),
  junit: (output) => {
    assert.doesNotMatch(output, /[\ufffe\uffff]/);
    const rest = output.replace(/<\?xml[^>]*\?>|<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>/g, '');
    assert.doesNotMatch(rest, /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
  },
  github: (output) => {
    const lines = output.trimEnd().split('\n');
    assert.equal(lines.length, 11);
    for (const line of lines) assert.match(line, /^::(?:error|warning|notice) [a-z]+=/);
  },
  markdown: (output) => {
    const outside = output
      .replace(/^ {2}(`{3,})\w+\n[^]*?\n {2}\1$/gm, '')
      .replace(/(`+)[^`](?:[^]*?[^`])?\1(?!`)/g, '');
    assert.doesNotMatch(outside, /<\w|@octocat|\]\(|^#\s+c/m);
  },
};
