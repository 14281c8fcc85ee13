import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { safeText } from '../safe-text.ts';
import { uriOf } from '../uri-of.ts';
import { listProblems } from './list-problems.ts';
import type { ListedProblem } from './list-problems.ts';
import type { PipelineReport, Problem, ProblemPlace } from './pipeline-report.ts';

/** The report as SARIF 2.1.0: a result for each problem, at its line of a contract, a provider file or a checklist. */
export function renderSarif(report: PipelineReport): string {
  const listed = listProblems(report);
  const rules = rulesOf(listed);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const { endedAt, network, run, startedAt, tool, verdict } = report;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules } },
        // Of two with the same id only the later one is shown.
        automationDetails: { id: run === undefined ? 'livegate/gate/' : 'livegate/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: verdict !== 'unknown', startTimeUtc: startedAt, endTimeUtc: endedAt },
        ],
        properties: { ...(run === undefined ? {} : { run: safeText(run) }), network, verdict },
        results: listed.map((one) => result(one, indices)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rulesOf(listed: readonly ListedProblem[]): ReportingDescriptor[] {
  const about = new Map(listed.map(({ problem }) => [problem.rule, problem.about]));
  return [...about]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, text]) => ({ id: safeText(id), shortDescription: { text: safeText(text) } }));
}

function result({ cases, problem }: ListedProblem, indices: ReadonlyMap<string, number>): Result {
  const { command, fingerprint, place, rule, severity } = problem;
  return {
    ruleId: safeText(rule),
    ruleIndex: indices.get(safeText(rule)) ?? -1,
    level: severity,
    message: { text: safeText(messageOf(problem)) },
    locations: [{ physicalLocation: physical(place) }],
    partialFingerprints: { 'livegateProblem/v1': fingerprint },
    properties: {
      cases: cases.map(safeText),
      ...(command === undefined ? {} : { command: safeText(command) }),
    },
  };
}

function messageOf({ details, message }: Problem): string {
  return [message, ...details].join('; ');
}

function physical({ column, file, line }: ProblemPlace): PhysicalLocation {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } };
}
