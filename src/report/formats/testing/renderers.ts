import type { PipelineReport } from '../pipeline-report.ts';
import { renderCtrf } from '../render-ctrf.ts';
import { renderGithub } from '../render-github.ts';
import { renderGitlabCodeQuality } from '../render-gitlab-code-quality.ts';
import { renderJunit } from '../render-junit.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { renderPullRequest } from '../render-pull-request.ts';
import { renderSarif } from '../render-sarif.ts';

/** Every format of a pipeline. */
export const renderers = {
  junit: renderJunit,
  sarif: renderSarif,
  github: renderGithub,
  'github-summary': (report: PipelineReport) => renderMarkdown(report, 1_000_000),
  'gitlab-code-quality': renderGitlabCodeQuality,
  ctrf: renderCtrf,
  'pull-request': renderPullRequest,
} as const;
