import type { DriftReport } from '../../model/drift-report.ts';
import type { Counting } from '../../report/drift/is-failure.ts';
import type { Style } from '../../report/style.ts';
import { terminalStyle } from '../terminal-style.ts';

export type DriftFormat = 'text' | 'json' | 'markdown' | 'html' | 'junit' | 'sarif' | 'github';

type Wanted = Counting & { readonly format: DriftFormat; readonly output?: string };

const noStyle: Style = (_tone, text) => text;

/** A comparison in the wanted format. Only that one's renderer is loaded. */
export async function renderDrift(
  report: DriftReport,
  { format, output, ...counting }: Wanted,
): Promise<string> {
  switch (format) {
    case 'text': {
      const { renderDriftText } = await import('../../report/drift/render-drift-text.ts');
      return renderDriftText(report, output === undefined ? terminalStyle : noStyle);
    }
    case 'json':
      return (await import('../../report/drift/render-drift-json.ts')).renderDriftJson(report);
    case 'markdown':
      return (await import('../../report/drift/render-drift-markdown.ts')).renderDriftMarkdown(report);
    case 'html':
      return (await import('../../report/drift/render-drift-html.ts')).renderDriftHtml(report);
    case 'junit':
      return (await import('../../report/drift/render-drift-junit.ts')).renderDriftJunit(report, counting);
    case 'github':
      return (await import('../../report/drift/render-drift-github.ts')).renderDriftGithub(report);
    case 'sarif': {
      const { allRules } = await import('../../drift/rules/all-rules.ts');
      const { renderDriftSarif } = await import('../../report/drift/render-drift-sarif.ts');
      return renderDriftSarif(report, allRules);
    }
  }
}
