import type { Finding } from '../model/finding.ts';
import { onNetwork } from '../model/on-network.ts';
import type { RunRecord, ScenarioResult, ScenarioVerdict } from '../model/run-record.ts';
import { renderTable } from './render-table.ts';
import { repeatCommand } from './repeat-command.ts';
import { safeText } from './safe-text.ts';
import type { Style } from './style.ts';
import { summarizeRun } from './summarize-run.ts';
import { verdictTones } from './verdict-tones.ts';

/** Words that surround a run and that its record does not hold. */
export type RunContext = {
  readonly leftOut: readonly string[];
  readonly unchecked?: readonly string[];
  readonly folder: string;
};

/** A run as text for a terminal: a table, then every finding with the command that repeats just that scenario. */
export function renderRun(run: RunRecord, context: RunContext, style: Style): string {
  const parts = [
    table(run, style),
    driftTable(run, style),
    ...context.leftOut.map((line) => style('note', `left out: ${line}`)),
    notChecked(context, style),
    ...run.scenarios
      .filter((scenario) => scenario.findings.length > 0 || isBad(scenario.verdict))
      .map((scenario) => problem(run, scenario, style)),
    ...leftOut(run, style),
    inCommon(run),
    verdict(run, context, style),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const mostUnchecked = 5;

function notChecked({ unchecked = [] }: RunContext, style: Style): string {
  const rest = unchecked.length - mostUnchecked;
  const lines = unchecked.slice(0, mostUnchecked).map((line) => `not checked: ${safeText(line)}`);
  const more = rest > 0 ? [`not checked: ${String(rest)} more of such kinds`] : [];
  return [...lines, ...more].map((line) => style('note', line)).join('\n');
}

const columns: readonly ScenarioVerdict[] = [
  'passed',
  'failed',
  'flaky',
  'not-applicable',
  'sandbox-only',
  'quarantined',
  'unknown',
];

function table(run: RunRecord, style: Style): string {
  const shown = columns.filter(
    (verdict) =>
      ['passed', 'failed'].includes(verdict) ||
      run.scenarios.some((scenario) => scenario.verdict === verdict),
  );
  const rows = run.targets.map(({ provider, environment }) => {
    const own = run.scenarios.filter(
      (scenario) => scenario.provider === provider && scenario.environment === environment,
    );
    const counts = shown.map((verdict) => own.filter((scenario) => scenario.verdict === verdict).length);
    const seconds = own.reduce((sum, { took }) => sum + took, 0) / 1000;
    // One shard need not hold a scenario of every target: only all of them together show a whole run.
    const hasShown = run.shard !== undefined || own.some(({ verdict }) => verdict === 'passed');
    const bad = !hasShown || own.some(({ verdict }) => isBad(verdict));
    const mark = bad ? style('bad', '✗') : style('good', '✓');
    return [mark, provider, environment, ...counts.map(String), `${seconds.toFixed(1)} s`];
  });
  return renderTable(['', 'provider', 'environment', ...shown, 'time'], rows, new Set([0, 1, 2]));
}

/** The contract against what the environments serve and answered: one line each, and why where nobody can tell. */
function driftTable({ drift = [] }: RunRecord, style: Style): string {
  if (drift.length === 0) return '';
  const rows = drift.map((one) => {
    const { answers, basis, breaking, dangerous, environment, provider, safe, verdict, waived } = one;
    const seen = answers === undefined ? '' : `${answers} answers`;
    const shown = waived === 0 ? String(breaking) : `${breaking} (${waived} waived)`;
    const words = [provider, environment, basis, style(verdictTones[verdict], verdict)];
    return [...words, shown, String(dangerous), String(safe), seen];
  });
  const head = ['drift', 'environment', 'by', 'verdict', 'breaking', 'dangerous', 'safe', 'seen'];
  const reasons = drift.flatMap(({ environment, provider, reason }) =>
    reason === undefined ? [] : `  cannot tell ${told(`${provider}@${environment}`, reason)}`,
  );
  return [renderTable(head, rows, new Set([0, 1, 2, 3, 7])), ...reasons].join('\n');
}

/** Some reasons name the environment themselves. */
function told(where: string, reason: string): string {
  return `${where}: ${safeText(reason.startsWith(`${where}: `) ? reason.slice(where.length + 2) : reason)}`;
}

function isBad(verdict: ScenarioVerdict): boolean {
  return verdict === 'failed' || verdict === 'unknown' || verdict === 'flaky';
}

function problem(run: RunRecord, scenario: ScenarioResult, style: Style): string {
  const head = `${style(isBad(scenario.verdict) ? 'bad' : 'note', scenario.verdict)} ${scenario.provider}@${scenario.environment} › ${style('strong', safeText(scenario.title))}`;
  const why = scenario.reason === undefined ? '' : `: ${safeText(scenario.reason)}`;
  return [
    `${head}${isBad(scenario.verdict) ? why : ''}`,
    ...distinct(scenario.findings.map(findingLine)),
    `  repeat: ${repeatCommand(run, scenario)}`,
  ].join('\n');
}

function findingLine({ severity, code, operation, at, expected, found }: Finding): string {
  const place = [operation, at].filter((part) => part !== undefined && part !== '').join(' ');
  return `  ${severity} ${code}${place === '' ? '' : ` ${safeText(place)}`}: expected ${safeText(expected)}, found ${safeText(found)}`;
}

/** What most of many failures show is probably why: told once more at the end, where it is looked for. */
function inCommon({ scenarios }: RunRecord): string {
  const bad = scenarios.filter(({ verdict }) => isBad(verdict));
  const errors = bad.flatMap(({ findings }) => [
    ...new Set(findings.filter(({ severity }) => severity === 'error').map(findingLine)),
  ]);
  const [line, all = []] =
    [...Map.groupBy(errors, (one) => one)].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const isMost = all.length > 2 && all.length * 2 > bad.length;
  return line !== undefined && isMost
    ? `the same in ${all.length} of ${bad.length} that failed:\n${line}`
    : '';
}

function distinct(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count}×)`));
}

function leftOut(run: RunRecord, style: Style): string[] {
  const groups = [
    ['declared by the provider files:', new Set<ScenarioVerdict>(['not-applicable', 'quarantined'])],
    [
      'need the sandbox network, so this run says nothing of them:',
      new Set<ScenarioVerdict>(['sandbox-only']),
    ],
  ] as const;
  return groups.flatMap(([head, verdicts]) => {
    const lines = run.scenarios
      .filter(({ verdict }) => verdicts.has(verdict))
      .map(
        ({ provider, environment, title, verdict, reason }) =>
          `  ${provider}@${environment} › ${safeText(title)}: ${verdict}, ${safeText(reason ?? '')}`,
      );
    return lines.length === 0 ? [] : style('note', [head, ...lines].join('\n'));
  });
}

function verdict(run: RunRecord, { folder }: RunContext, style: Style): string {
  const files = [`record: ${folder}/run.json`, `report: ${folder}/html/index.html`];
  return [summarizeRun(run, style), ...files, `next: ${nextCommand(run)}`].join('\n');
}

/** Green runs are for the gate; of others the first thing that went wrong is looked at by itself. */
function nextCommand(run: RunRecord): string {
  const bad = run.scenarios.find((scenario) => isBad(scenario.verdict));
  if (run.status === 'passed')
    return run.shard === undefined
      ? `livegate gate${onNetwork(run.network)}`
      : 'livegate merge <folder> <folder>';
  return bad === undefined ? `livegate verify${onNetwork(run.network)}` : repeatCommand(run, bad);
}
