import { safeText } from './safe-text.ts';

/** GitHub and GitLab take comments of 65,536 characters and more; this leaves room for what a step adds. */
export const commentSize = 60_000;

/** Foreign text as a code span, in which nothing is a mention, a link or a tag; nothing for a blank one. */
export function markdownCode(text: string): string {
  // A comment is found again by a marker, so none may come about in a span either, where nothing can be escaped.
  const safe = safeText(text).replaceAll('<!--', '<!\u2060--');
  if (safe.trim() === '') return '';
  const ticks = '`'.repeat(longestRun(safe) + 1);
  const space = safe.startsWith('`') || safe.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${safe}${space}${ticks}`;
}

/** Foreign text of several lines as a fenced block that nothing in it can end. */
export function markdownFence(language: string, text: string): readonly string[] {
  const lines = text.split('\n').map((line) => safeText(line).replaceAll('<!--', '<!\u2060--'));
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

/** Sentences in which every mark that means something to Markdown, a mention or an issue number is harmless. */
export function markdownText(text: string): string {
  return (
    safeText(text)
      .replace(/[\\`*_{}[\]()+!|~>&<$-]/g, (mark) => `&#${mark.charCodeAt(0)};`)
      // GitHub looks for these when entities have long been text; an invisible joiner stops it.
      .replace(/@|#(?!\d+;)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=&)/g, '$&\u2060')
  );
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
