import { installedVersion } from '../measure/missing-packages.ts';
import type { ToolFigures } from '../parts/tool-part.ts';
import type { Tool } from '../tools/tool.ts';
import type { Row } from './row.ts';

/** The lines of part (b) or (c); every ratio is to bare Playwright Test, the first of the figures. */
export function toolRows(
  part: 'b' | 'c',
  figures: readonly ToolFigures[],
  noticed?: ReadonlySet<Tool>,
): readonly Row[] {
  const [bare] = figures;
  const base = bare !== undefined && 'median' in bare ? bare.median : NaN;
  return figures.map((one) => ({
    ...{ part, against: 'bare Playwright Test, seconds', wanted: wanted(part, one.tool) },
    ...measured(one, base),
    what: `${one.tool.name} ${installedVersion(one.tool.packageName) ?? ''}`.trim(),
    remark: remark(one, noticed),
  }));
}

function wanted(part: 'b' | 'c', tool: Tool): string {
  if (tool.name !== 'livegate verify') return '';
  return part === 'b' ? '≤ 1.15' : '≤ 5 s';
}

function measured(one: ToolFigures, base: number): Pick<Row, 'ratio' | 'median' | 'rounds'> {
  if ('reason' in one) return { ratio: undefined, median: '—', rounds: '' };
  const seconds = (value: number) => value.toFixed(2);
  return {
    ratio: one.median / base,
    median: `${seconds(one.median)} s`,
    rounds: one.seconds.map(seconds).join(', '),
  };
}

function remark(one: ToolFigures, noticed: ReadonlySet<Tool> | undefined): string {
  if ('reason' in one) return `not measured: ${one.reason}`;
  if (noticed === undefined || !one.tool.validates) return `checks: ${one.tool.checks}`;
  return `checks: ${one.tool.checks}; ${noticed.has(one.tool) ? 'notices' : 'does not notice'} one broken answer`;
}
