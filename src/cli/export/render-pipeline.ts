import type { PipelineReport } from '../../report/formats/pipeline-report.ts';
import type { PipelineFormat } from './pipeline-formats.ts';

/** A job summary may have 1 MiB. */
const summarySize = 1_000_000;

/** A report in the wanted format. Only that one's renderer is loaded. */
export async function renderPipeline(report: PipelineReport, format: PipelineFormat): Promise<string> {
  switch (format) {
    case 'junit':
      return (await import('../../report/formats/render-junit.ts')).renderJunit(report);
    case 'sarif':
      return (await import('../../report/formats/render-sarif.ts')).renderSarif(report);
    case 'github':
      return (await import('../../report/formats/render-github.ts')).renderGithub(report);
    case 'github-summary':
      return (await import('../../report/formats/render-markdown.ts')).renderMarkdown(report, summarySize);
    case 'gitlab-code-quality': {
      const { renderGitlabCodeQuality } = await import('../../report/formats/render-gitlab-code-quality.ts');
      return renderGitlabCodeQuality(report);
    }
    case 'ctrf':
      return (await import('../../report/formats/render-ctrf.ts')).renderCtrf(report);
    case 'pull-request':
      return (await import('../../report/formats/render-pull-request.ts')).renderPullRequest(report);
  }
}
