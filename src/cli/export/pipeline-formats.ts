/** The forms in which pipelines display results. */
export const pipelineFormats = [
  'junit',
  'sarif',
  'github',
  'github-summary',
  'gitlab-code-quality',
  'ctrf',
  'pull-request',
] as const;

export type PipelineFormat = (typeof pipelineFormats)[number];
