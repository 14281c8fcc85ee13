import { InvalidArgumentError, Option } from 'commander';
import { pipelineFormats } from './pipeline-formats.ts';
import type { PipelineFormat } from './pipeline-formats.ts';

/** A format and the file that it is written to. */
export type WantedFile = { readonly format: PipelineFormat; readonly file: string };

/** `--report <format>=<file>`, as often as wanted: what the run showed, for the pipeline. */
export const reportOption = (): Option =>
  new Option(
    '--report <format=file>',
    `write what it showed for a pipeline, too: ${pipelineFormats.join(', ')} (repeatable)`,
  )
    .argParser(parseReport)
    .default([] as readonly WantedFile[], 'none');

function parseReport(value: string, others: readonly WantedFile[]): readonly WantedFile[] {
  const [, name = '', file = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
  const format = pipelineFormats.find((one) => one === name);
  if (format === undefined || file === '')
    throw new InvalidArgumentError(
      `Expected <format>=<file>, e.g. junit=junit.xml; formats: ${pipelineFormats.join(', ')}.`,
    );
  return [...others, { format, file }];
}
