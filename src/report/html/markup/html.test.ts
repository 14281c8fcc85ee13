import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html as fill, rawElement } from './html.ts';

const indented = fill`<p>
    ${'a\n  b'}
  </p>`;

for (const [what, made, wanted] of [
  ['text', fill`<p>${'<b>&"\''}</p>`, '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
  ['an attribute', fill`<a title="${'" onload="x'}">`, '<a title="&quot; onload=&quot;x">'],
  ['markup within markup', fill`<p>${fill`<b>${'<i>'}</b>`}</p>`, '<p><b>&lt;i&gt;</b></p>'],
  ['lists', fill`${['<', fill`<br>`]}`, '&lt;<br>'],
  ['nothing', fill`<p>${undefined}${false}${0}</p>`, '<p>0</p>'],
  ['what cannot be seen', fill`${'\u202e\u0000\ud800'}`, String.raw`\u{202e}\u{0}\u{d800}`],
  ['lines of text, but not the indentation of the source', indented, '<p>\na\n  b\n</p>'],
] as const)
  test(`${what} in a template`, () => assert.equal(made.toString(), wanted));

test('an object that looks like markup is none', () => {
  const posing = { toString: () => '<script>' } as unknown as string;
  assert.throws(() => fill`${posing}`);
});

test('a script whose text would end it is refused', () => {
  assert.equal(rawElement('script', 'a<b').toString(), '<script>a<b</script>');
  assert.throws(() => rawElement('script', '"</script>"'), TypeError);
});
