/** Measures livegate against its peers in one run, prints the table and writes RESULTS.md. Installs nothing. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectConfig } from '../../src/scenario/project-config.ts';
import { writeProvider } from './api/write-provider.ts';
import { missingPackages } from './measure/missing-packages.ts';
import { measureClients } from './parts/client-part.ts';
import { findWhoNotices, measureTools, prepareTools } from './parts/tool-part.ts';
import { clientRows } from './report/client-rows.ts';
import { renderResults, renderRows } from './report/results.ts';
import type { Row } from './report/row.ts';
import { toolRows } from './report/tool-rows.ts';
import { startServer } from './server/start-server.ts';
import type { BenchServer } from './server/start-server.ts';
import { tools } from './tools/tools.ts';

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: 'abc' },
    rounds: { type: 'string', default: '3' },
    tools: { type: 'string', default: '' },
    workers: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const missing = missingPackages();
if (missing.length > 0) {
  process.stderr.write(`Not installed: ${missing.join(', ')}.\nRun "npm ci" in bench/, then this again.\n`);
  process.exit(2);
}

const folder = await mkdtemp(join(import.meta.dirname, '.work-'));
const server = await startServer();
try {
  const workers = values.workers === '' ? await defaultWorkers(server) : Number(values.workers);
  const rows = [...(await clientPart(server)), ...(await toolParts(server, workers))];
  process.stdout.write(`${renderRows(rows)}\n`);
  if (values.parts === 'abc' && values.tools === '' && values.workers === '') {
    const facts = { command: 'npm run bench', workers, rounds, date: new Date() };
    await writeFile(join(import.meta.dirname, 'RESULTS.md'), renderResults(rows, facts));
  }
} finally {
  server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** As many as livegate takes by itself; bare Playwright Test gets no fewer. */
async function defaultWorkers({ origin }: BenchServer): Promise<number> {
  const root = join(folder, 'defaults');
  await writeProvider(root, origin);
  process.env['LIVEGATE_NETWORK'] = 'internet';
  const { workers = 1 } = await projectConfig(root);
  return Number(workers);
}

async function clientPart(server: BenchServer): Promise<readonly Row[]> {
  if (!values.parts.includes('a')) return [];
  return clientRows(
    await measureClients(server, { folder: join(folder, 'clients'), rounds, exchanges: 20_000 }),
  );
}

async function toolParts(server: BenchServer, workers: number): Promise<readonly Row[]> {
  const chosen = tools.filter(({ name }) => name.toLowerCase().includes(values.tools.toLowerCase()));
  const prepared = await prepareTools(chosen, { folder, origin: server.origin, workers });
  const rows: Row[] = [];
  if (values.parts.includes('b')) {
    const figures = await measureTools(server, prepared, { rounds, latency: 0 });
    rows.push(...toolRows('b', figures, await findWhoNotices(server, prepared)));
  }
  if (values.parts.includes('c'))
    rows.push(...toolRows('c', await measureTools(server, prepared, { rounds, latency: 50 })));
  return rows;
}
