import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const sources = join(import.meta.dirname, '../..');

/** A text that a source prints; what it fills in is a word, and the end of a command for a network stands there in full. */
export type PrintedText = { readonly file: string; readonly text: string };

/** Every text in the sources that could hold a command, but for those of tests, of schemas and of what helps tests. */
export function printedTexts(): readonly PrintedText[] {
  return globSync('**/*.ts', { cwd: sources })
    .filter((file) => !/\.test\.ts$|\/testing\/|^model\/|-script\.ts$/.test(file))
    .flatMap((file) => textsOf(file, readFileSync(join(sources, file), 'utf8')));
}

function textsOf(file: string, code: string): readonly PrintedText[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: PrintedText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push({ file, text: node.text });
    if (ts.isTemplateExpression(node)) found.push({ file, text: filled(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function filled({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ expression, literal }) => fill(expression) + literal.text).join('');
}

function fill(expression: ts.Expression): string {
  const code = expression.getText();
  if (/^(onNetwork\(.*\)|option)$/.test(code)) return ' --network internet';
  if (code === 'verb') return 'seal';
  if (code === 'init') return 'git init && ';
  return code === 'reference' ? ' --reference <where>' : 'filled-in';
}

/** What stands before a command, and what after it. */
const before =
  /(?:^|[\n"]|(?:next|machine|clears it|repeat|approve|all of them): |, then |, or |; |&& |\() *$/;
const after = /["\n;)]|, then |, or |, and |, to | && | >>? | < | \| | {2}|\. |: |\.$/;

/** The commands of a program within a text, each as its words; placeholders in angle brackets are one word. */
export function commandsIn(text: string, program: string): readonly (readonly string[])[] {
  return [...text.matchAll(new RegExp(`\\b${program} (?=[a-z<-])`, 'g'))]
    .filter(({ index }) => before.test(text.slice(0, index)))
    .map(({ 0: called, index }) => {
      const rest = text.slice(index + called.length);
      return wordsOf(rest.slice(0, endOf(rest)));
    });
}

function endOf(text: string): number {
  // Quoted words and placeholders may hold what ends a command elsewhere.
  const at = text.replaceAll(/'[^']*'| "[^"]*"|<\w[^>]*>/g, (word) => 'x'.repeat(word.length)).search(after);
  return at === -1 ? text.length : at;
}

/** As a shell takes them apart. */
function wordsOf(command: string): readonly string[] {
  return (command.match(/(?:<[^>]*>|'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) =>
    word.replaceAll(/['"]/g, ''),
  );
}
