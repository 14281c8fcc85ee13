import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '../../report/html/render-report.ts';
import { safeText } from '../../report/safe-text.ts';
import { during } from '../during.ts';
import { terminalStyle } from '../terminal-style.ts';
import { loadReportInput } from './load-report-input.ts';
import type { ReportQuery } from './load-report-input.ts';
import { openInBrowser } from './open-in-browser.ts';
import { writeOutput } from '../write-output.ts';

export type ReportFlags = ReportQuery & { readonly out: string; readonly open?: true };

/** Loads all there is, writes the report and says where. Returns 0: what the report says is for `livegate gate` to enforce. */
export async function writeReport(words: readonly string[], flags: ReportFlags): Promise<number> {
  const input = await during('reading runs, decisions and the ledger', () => loadReportInput(words, flags));
  const file = resolve(flags.out);
  await writeOutput(file, renderReport(input));
  for (const line of input.unreadable)
    process.stderr.write(`${terminalStyle('note', `left out: ${safeText(line)}`)}\n`);
  const shown = `${counted(input.gates.length, 'provider')}, ${counted(input.runs.length, 'run')} on the ${input.network} network`;
  const next = flags.open === true ? 'do what its first page says' : `open ${pathToFileURL(file).href}`;
  process.stdout.write(`report: ${file} (${shown})\nnext: ${next}\n`);
  if (flags.open === true) openInBrowser(file);
  return 0;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
