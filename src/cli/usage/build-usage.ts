import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { DocumentNode } from 'graphql';
import type { Contract } from '../../contract/contract.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { parseDocuments } from '../../drift/usage/record/parse-documents.ts';
import { recordUsage } from '../../drift/usage/record/record-usage.ts';
import type { Traffic } from '../../drift/usage/record/traffic.ts';
import { trafficOfHar } from '../../drift/usage/record/traffic-of-har.ts';
import { trafficOfRun } from '../../drift/usage/record/traffic-of-run.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { ReadRecord } from '../../model/read-record.ts';
import type { UsageSource } from '../../model/usage.ts';
import { readLog } from '../../scenario/run-folder.ts';
import { digestOf } from '../../util/digest.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { FoundRun } from './find-run.ts';

type Wanted = {
  readonly run: FoundRun | undefined;
  readonly har?: readonly string[];
  readonly documents?: readonly string[];
};

type Part = {
  readonly sources: readonly UsageSource[];
  readonly traffic: readonly Traffic[];
  readonly documents: ReadonlyMap<string, DocumentNode>;
  readonly note: string;
};

/** The text of a provider's usage file out of all sources, and what went into it in words. */
export async function buildUsage(
  root: string,
  id: string,
  { documents = [], har = [], run }: Wanted,
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const folder = join(root, 'contracts', id);
  const contract = await loadContract(folder);
  const parts = [
    ...(run === undefined ? [] : [runPart(contract, run)]),
    ...(await Promise.all(har.map((file) => harPart(contract, file)))),
    ...(await Promise.all(documents.map((pattern) => documentsPart(contract, pattern)))),
  ];
  const usage = recordUsage({
    contract,
    schemaDigest: digestOf(await readFile(join(folder, contract.provider.contract.file))),
    traffic: parts.flatMap(({ traffic }) => traffic),
    documents: new Map(parts.flatMap((part) => [...part.documents])),
    sources: parts.flatMap(({ sources }) => sources),
  });
  const count = Object.keys(usage.operations).length;
  return {
    text: `${JSON.stringify(usage, null, 2)}\n`,
    notes: [`${count} operations`, ...parts.map(({ note }) => note)],
  };
}

function runPart({ digest, provider: { id } }: Contract, { folder, record }: FoundRun): Part {
  const targets = record.targets.filter(({ provider }) => provider === id);
  if (targets.length === 0)
    throw new UsageError('nothing_selected', `${record.id}: the run did not judge ${id}`);
  if (targets.some(({ contractDigest }) => contractDigest !== digest))
    throw new UsageError(
      'nothing_selected',
      `${record.id}: the run judged another contract than contracts/${id} is now`,
      `Run it again: livegate verify ${id}`,
    );
  const exchanges = readLog<Exchange>(folder, 'exchanges').filter(({ provider }) => provider === id);
  return {
    sources: [
      { kind: 'run', id: record.id, network: record.network, at: record.endedAt ?? record.startedAt },
    ],
    traffic: trafficOfRun(exchanges, readLog<ReadRecord>(folder, 'reads')),
    documents: new Map(),
    note: `${exchanges.length} exchanges of ${record.id}`,
  };
}

async function harPart(contract: Contract, file: string): Promise<Part> {
  const bytes = await readGiven(file);
  const { documents, entries, traffic } = trafficOfHar(bytes.toString('utf8'), file, contract);
  return {
    sources: [{ kind: 'har', file, digest: digestOf(bytes) }],
    traffic,
    documents,
    note: `${traffic.length} of ${entries} entries of ${file}`,
  };
}

async function documentsPart({ graphql, provider: { id } }: Contract, pattern: string): Promise<Part> {
  if (graphql === undefined)
    throw new UsageError(
      'option_invalid',
      `--documents is for GraphQL; ${id} is REST`,
      'Name the providers.',
    );
  const names = globSync(pattern).sort();
  if (names.length === 0) throw new UsageError('nothing_selected', `no file fits ${pattern}`);
  const files = await Promise.all(names.map(async (file) => ({ file, bytes: await readGiven(file) })));
  return {
    sources: files.map(({ bytes, file }) => ({
      kind: 'documents',
      file: relative('.', resolve(file)),
      digest: digestOf(bytes),
    })),
    traffic: [],
    documents: parseDocuments(files.map(({ bytes, file }) => ({ file, text: bytes.toString('utf8') }))),
    note: `${names.length} documents`,
  };
}

function readGiven(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new UsageError('option_invalid', `${file}: ${code === 'ENOENT' ? 'no such file' : code}`);
  });
}
