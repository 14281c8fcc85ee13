import type { Rule } from '../../../drift/rules/rule.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import { renderDriftGithub } from '../render-drift-github.ts';
import { renderDriftHtml } from '../render-drift-html.ts';
import { renderDriftJson } from '../render-drift-json.ts';
import { renderDriftJunit } from '../render-drift-junit.ts';
import { renderDriftMarkdown } from '../render-drift-markdown.ts';
import { renderDriftSarif } from '../render-drift-sarif.ts';
import { renderDriftText } from '../render-drift-text.ts';

/** A rule of a catalogue. */
export const rule: Rule = {
  id: 'response-property-removed',
  protocol: 'openapi',
  kind: 'removed',
  direction: 'response',
  severity: { wire: 'breaking', strict: 'breaking', source: 'breaking' },
  title: 'a property is gone',
  why: 'Whoever reads it finds nothing.',
  source: 'https://spec.example/#x',
  mirror: { none: 'none' },
  example: { old: '', new: '' },
  silent: { old: '', new: '' },
};

/** Every format, without colours. */
export const renderers: Readonly<Record<string, (report: DriftReport) => string>> = {
  text: (report) => renderDriftText(report, (_tone, words) => words),
  json: renderDriftJson,
  markdown: renderDriftMarkdown,
  html: renderDriftHtml,
  junit: (report) => renderDriftJunit(report, { failOn: 'breaking' }),
  sarif: (report) => renderDriftSarif(report, [rule]),
  github: renderDriftGithub,
};
