import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../../src/model/run-record.ts';
import { defects } from './defects.ts';
import type { Defect } from './defects.ts';

const root = join(import.meta.dirname, '../..');
const cleanRuns = Number(process.argv[2] ?? 20);

type Row = {
  readonly fault: string;
  readonly found: boolean;
  readonly red: number;
  readonly finding: string;
};

function verify(words: readonly string[]): Promise<RunRecord> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin/livegate.js'), 'verify', '--json', ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.once('error', reject);
    child.once('close', () => {
      try {
        resolve(JSON.parse(Buffer.concat(out).toString()) as RunRecord);
      } catch {
        reject(new Error(`no record of: verify ${words.join(' ')}`));
      }
    });
  });
}

async function judge({ fault, operation }: Defect): Promise<Row> {
  const [, provider = '', environment = ''] = /^([^@]+)@([^:]+)/.exec(fault) ?? [];
  const { scenarios } = await verify([
    provider,
    '--environment',
    environment,
    '--fault',
    fault,
    '--max-failures',
    '6',
  ]);
  const red = scenarios.filter(({ verdict }) => verdict === 'failed');
  const named = red
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.operation === operation && finding.severity === 'error');
  const [first] = named;
  return {
    fault,
    found: first !== undefined,
    red: red.length,
    finding: first === undefined ? 'nothing' : `${first.code} ${first.at ?? ''}`.trim(),
  };
}

function table(rows: readonly Row[], clean: readonly number[]): string {
  const found = rows.filter((row) => row.found).length;
  return [
    '# Seeded defects',
    '',
    `Command: \`node bench/defects/run.ts\` · ${new Date().toISOString().slice(0, 10)} · Node ${process.versions.node} · ${cpus().length} cores`,
    '',
    `**${found} of ${rows.length}** defects turned at least one scenario red with a finding that names the operation. Findings in ${clean.length} clean runs of all providers: **${clean.reduce((a, b) => a + b, 0)}**.`,
    '',
    '| defect | found | red scenarios | first finding that names the operation |',
    '|---|---|---:|---|',
    ...rows.map(
      ({ fault, found, red, finding }) =>
        `| \`${fault}\` | ${found ? 'yes' : '**no**'} | ${red} | ${finding} |`,
    ),
    '',
  ].join('\n');
}

function findingsIn({ scenarios }: RunRecord): number {
  return scenarios.reduce((sum, { findings }) => sum + findings.length, 0);
}

const rows: Row[] = [];
const clean: number[] = [];
/** Written after each step: a measurement that is interrupted keeps what it measured. */
const write = () => writeFileSync(join(import.meta.dirname, 'RESULTS.md'), table(rows, clean));

for (let run = 0; run < cleanRuns; run += 1) {
  clean.push(findingsIn(await verify([])));
  write();
  process.stderr.write(`\r${clean.length}/${cleanRuns} clean runs`);
}
for (const defect of defects) {
  rows.push(
    await judge(defect).catch((error: unknown) => ({
      fault: defect.fault,
      found: false,
      red: 0,
      finding: String(error),
    })),
  );
  write();
  process.stderr.write(`\r${rows.length}/${defects.length} defects`);
}
process.stdout.write(table(rows, clean));
