import { safeText } from '../safe-text.ts';
import { isOpen } from './pipeline-report.ts';
import type { PipelineCase, PipelineReport, PipelineSuite } from './pipeline-report.ts';

/** The report as CTRF JSON. What is flaky or unknown counts as failed: a reader of the numbers alone must not pass it. */
export function renderCtrf(report: PipelineReport): string {
  const { endedAt, network, run, startedAt, suites, tool, verdict } = report;
  const cases = suites.flatMap((suite) => suite.cases);
  const count = (status: string) => cases.filter((one) => statusOf(one) === status).length;
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    ...(run === undefined ? {} : { runId: safeText(run) }),
    timestamp: endedAt,
    generatedBy: `${tool.name} ${tool.version}`,
    results: {
      tool: { name: tool.name, version: tool.version },
      summary: {
        tests: cases.length,
        ...{ passed: count('passed'), failed: count('failed'), skipped: count('skipped') },
        ...{ pending: 0, other: 0, suites: suites.length },
        flaky: cases.filter((one) => one.verdict === 'flaky').length,
        ...{ start: Date.parse(startedAt), stop: Date.parse(endedAt) },
        extra: { network, verdict },
      },
      tests: suites.flatMap((suite) => suite.cases.map((one) => testOf(one, suite))),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function statusOf(one: PipelineCase): 'passed' | 'failed' | 'skipped' {
  if (isOpen(one)) return 'failed';
  return one.verdict === 'skipped' ? 'skipped' : 'passed';
}

function testOf(one: PipelineCase, { name }: PipelineSuite): object {
  const { attempts, id, problems, reason, title, took, verdict } = one;
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const message = first?.message ?? reason;
  const trace = problems.flatMap((problem) => [
    `${problem.severity} ${problem.rule}: ${problem.message}`,
    ...problem.details.map((line) => `  ${line}`),
  ]);
  return {
    testId: safeText(id),
    name: safeText(title),
    status: statusOf(one),
    duration: Math.round(took),
    suite: [safeText(name)],
    rawStatus: verdict,
    ...(message === undefined ? {} : { message: safeText(message) }),
    ...(trace.length === 0 ? {} : { trace: trace.map(safeText).join('\n') }),
    ...(first === undefined ? {} : { filePath: safeText(first.place.file), line: first.place.line }),
    ...(attempts > 1 ? { retries: attempts - 1 } : {}),
    ...(verdict === 'flaky' ? { flaky: true } : {}),
  };
}
