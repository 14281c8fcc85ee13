import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import type { Counting } from '../../report/drift/is-failure.ts';
import type { Style } from '../../report/style.ts';
import { terminalStyle } from '../terminal-style.ts';
import type { DriftFormat } from './render-drift.ts';

type Wanted = Counting & { readonly format: DriftFormat; readonly output?: string };

const noStyle: Style = (_tone, text) => text;

/** All comparisons in the wanted format. Only that one's renderer is loaded. */
export async function renderEnvironments(drift: EnvironmentDrift, wanted: Wanted): Promise<string> {
  const { format, output } = wanted;
  switch (format) {
    case 'text': {
      const { renderEnvironmentsText } =
        await import('../../report/environment-drift/render-environments-text.ts');
      return renderEnvironmentsText(drift, output === undefined ? terminalStyle : noStyle);
    }
    case 'json':
      return (
        await import('../../report/environment-drift/render-environments-json.ts')
      ).renderEnvironmentsJson(drift);
    case 'markdown':
      return (
        await import('../../report/environment-drift/render-environments-markdown.ts')
      ).renderEnvironmentsMarkdown(drift);
    case 'html':
      return (
        await import('../../report/environment-drift/render-environments-html.ts')
      ).renderEnvironmentsHtml(drift);
    case 'junit':
      return (
        await import('../../report/environment-drift/render-environments-junit.ts')
      ).renderEnvironmentsJunit(drift, wanted);
    case 'github':
      return (
        await import('../../report/environment-drift/render-environments-github.ts')
      ).renderEnvironmentsGithub(drift);
    case 'sarif': {
      const { allRules } = await import('../../drift/rules/all-rules.ts');
      const { renderEnvironmentsSarif } =
        await import('../../report/environment-drift/render-environments-sarif.ts');
      return renderEnvironmentsSarif(drift, allRules);
    }
  }
}
