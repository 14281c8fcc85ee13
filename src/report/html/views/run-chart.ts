import type { RunRecord, ScenarioVerdict } from '../../../model/run-record.ts';
import { givenOf } from '../../given-of.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { shownInstant } from './words.ts';

const [width, height, foot, gap] = [960, 160, 8, 2] as const;
const bands: readonly (readonly [name: string, verdicts: readonly ScenarioVerdict[]])[] = [
  ['passed', ['passed']],
  ['other', ['not-applicable', 'sandbox-only', 'quarantined']],
  ['failed', ['failed', 'flaky', 'unknown']],
];

/** How each run went, one bar for each, oldest on the left. */
export function renderRunChart(runs: readonly RunRecord[]): Markup {
  const most = Math.max(1, ...runs.map(({ scenarios }) => scenarios.length));
  const step = Math.min(40, width / runs.length);
  const bars = runs.map((run, index) => runBar(run, index * step, step - gap, most));
  const failed = runs.filter(({ status }) => status !== 'passed').length;
  const made = runs.some((run) => givenOf(run).length > 0);
  return html`<figure>
    <svg
      class="chart runs"
      viewBox="0 0 ${(runs.length * step).toFixed(1)} ${height + foot}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${runs.length} runs, ${failed} of them did not pass"
    >
      ${bars}
    </svg>
    <figcaption>
      <span class="legend"><span class="swatch passed"></span>passed</span
      ><span class="legend"><span class="swatch failed"></span>failed, flaky or unknown</span
      ><span class="legend"><span class="swatch other"></span>left out, with a reason</span
      >${made && html`<span class="legend"><span class="swatch given"></span>below: made to go wrong</span>`}
      A bar is as high as the run had scenarios, ${most} at most.
    </figcaption>
  </figure>`;
}

function runBar(run: RunRecord, x: number, wide: number, most: number): Markup {
  const { id, scenarios, startedAt, status } = run;
  const given = givenOf(run).join(', ');
  let y: number = height;
  const parts = bands.map(([name, verdicts]) => {
    const count = scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const tall = (count / most) * (height - 4);
    y -= tall;
    return count > 0 && box(name, x, y, wide, tall);
  });
  const words = `${id}, ${shownInstant(startedAt)}: ${status}, ${scenarios.length} scenarios${given === '' ? '' : `, made to go wrong: ${given}`}`;
  const below = given !== '' && box('given', x, height + 3, wide, foot - 3);
  return html`<g><title>${words}</title>${parts}${below}</g> `;
}

function box(name: string, x: number, y: number, wide: number, tall: number): Markup {
  return html`<rect
    class="bar ${name}"
    x="${x.toFixed(1)}"
    y="${y.toFixed(1)}"
    width="${wide.toFixed(1)}"
    height="${tall.toFixed(1)}"
  />`;
}
