import type { PipelineReport } from './pipeline-report.ts';
import { renderMarkdown } from './render-markdown.ts';

/** The first line of the comment, by which a step finds it again and updates it in place of writing another. */
export const pullRequestMarker = '<!-- livegate:pull-request -->';

/** The report as a comment on a pull request. Nothing foreign in it can look like the marker. */
export function renderPullRequest(report: PipelineReport): string {
  return `${pullRequestMarker}\n${renderMarkdown(report)}`;
}
