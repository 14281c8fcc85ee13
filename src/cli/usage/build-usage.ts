import { globSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { operationMoved } from '../../drift/usage/record/operation-moved.ts';
import { parseDocuments } from '../../drift/usage/record/parse-documents.ts';
import type { UsedDocument } from '../../drift/usage/record/used-document.ts';
import { recordUsage } from '../../drift/usage/record/record-usage.ts';
import type { Traffic } from '../../drift/usage/record/traffic.ts';
import { trafficOfHar } from '../../drift/usage/record/traffic-of-har.ts';
import { trafficOfRun } from '../../drift/usage/record/traffic-of-run.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { ReadRecord } from '../../model/read-record.ts';
import type { Usage, UsageSource } from '../../model/usage.ts';
import { safeText } from '../../report/safe-text.ts';
import { readLog } from '../../scenario/run-folder.ts';
import { digestOf } from '../../util/digest.ts';
import type { Digest } from '../../util/digest.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { FoundRun } from './find-run.ts';

/** The contract that a use is recorded under, and the one that a run must have judged: another one where a schema is pulled. */
export type UsageTarget = {
  readonly contract: Contract;
  readonly schemaDigest: Digest;
  readonly judged: Contract;
};

/** Where a use is to be looked for. */
export type WantedUsage = {
  readonly run: FoundRun | undefined;
  readonly har?: readonly string[];
  /** Files, or patterns of files. */
  readonly documents?: readonly string[];
};

type Part = {
  readonly sources: readonly UsageSource[];
  readonly traffic: readonly Traffic[];
  readonly documents: readonly UsedDocument[];
  readonly notes: readonly string[];
};

/**
 * What is used of a contract by all sources, and what went into it in words; undefined where nothing in them is of it.
 * Throws a `UsageError` for a source that cannot serve, a `ConfigError` for one with mistakes.
 */
export async function buildUsage(
  target: UsageTarget,
  { documents = [], har = [], run }: WantedUsage,
): Promise<{ readonly usage: Usage; readonly notes: readonly string[] } | undefined> {
  const { contract, schemaDigest } = target;
  const parts = [
    ...(run === undefined ? [] : [runPart(target, run)]),
    ...(await Promise.all(har.map((file) => harPart(contract, file)))),
    ...(documents.length === 0 ? [] : [await documentsPart(contract, documents)]),
  ];
  if (parts.every((part) => part.traffic.length + part.documents.length === 0)) return undefined;
  const usage = recordUsage({
    contract,
    schemaDigest,
    traffic: parts.flatMap(({ traffic }) => traffic),
    documents: parts.flatMap((part) => part.documents),
    sources: parts.flatMap(({ sources }) => sources),
  });
  const count = Object.keys(usage.operations).length;
  return { usage, notes: [`${count} operations`, ...parts.flatMap(({ notes }) => notes)] };
}

/** The text of a usage file. */
export function usageText(usage: Usage): string {
  return `${JSON.stringify(usage, null, 2)}\n`;
}

function runPart({ contract, judged }: UsageTarget, { folder, record }: FoundRun): Part {
  const { id } = contract.provider;
  const targets = record.targets.filter(({ provider }) => provider === id);
  if (targets.length === 0)
    throw new UsageError('nothing_selected', `${record.id}: the run did not judge ${id}`);
  if (targets.some(({ contractDigest }) => contractDigest !== judged.digest))
    throw new UsageError(
      'nothing_selected',
      `${record.id}: the run judged another contract than contracts/${id} is now`,
      `Run it again: livegate verify ${id}`,
    );
  const all = readLog<Exchange>(folder, 'exchanges').filter(({ provider }) => provider === id);
  const exchanges = all.filter(({ operation }) => !operationMoved(operation, judged, contract));
  const gone = new Set(all.filter((one) => !exchanges.includes(one)).map(({ operation }) => operation));
  return {
    sources: [
      { kind: 'run', id: record.id, network: record.network, at: record.endedAt ?? record.startedAt },
    ],
    traffic: trafficOfRun(exchanges, readLog<ReadRecord>(folder, 'reads')),
    documents: [],
    notes: [
      `${exchanges.length} exchanges of ${record.id}`,
      ...(gone.size === 0 ? [] : [`without those of ${[...gone].sort().join(', ')}, which is gone`]),
    ],
  };
}

async function harPart(contract: Contract, given: string): Promise<Part> {
  const bytes = await readGiven(given);
  const file = fromHere(given);
  const { passedOver, requests, traffic } = trafficOfHar(bytes.toString('utf8'), file, contract);
  return {
    sources: [{ kind: 'har', file, digest: digestOf(bytes) }],
    traffic,
    documents: [],
    notes: [
      `${traffic.length} of ${requests} requests of ${file}`,
      ...(passedOver.length === 0 ? [] : [`not told of it: ${passedOver.map(safeText).join('; ')}`]),
    ],
  };
}

async function documentsPart(
  { graphql, provider: { id } }: Contract,
  patterns: readonly string[],
): Promise<Part> {
  if (graphql === undefined)
    throw new UsageError(
      'option_invalid',
      `--documents is for GraphQL; ${id} is REST`,
      'Name the providers.',
    );
  const names = [...new Set(patterns.flatMap(filesOf))];
  const files = await Promise.all(names.map(async (file) => ({ file, bytes: await readGiven(file) })));
  const used = parseDocuments(
    files.map(({ bytes, file }) => ({ file, text: bytes.toString('utf8') })),
    graphql.schema,
  );
  if (used.length === 0) throw new UsageError('nothing_selected', `no operation is in ${names.join(', ')}`);
  return {
    sources: files.map(({ bytes, file }) => ({
      kind: 'documents',
      file: fromHere(file),
      digest: digestOf(bytes),
    })),
    traffic: [],
    documents: used,
    notes: [`${used.length} operations of ${names.length} files`],
  };
}

/** A file of that very name, whatever characters are in it; else all that fit the pattern. */
function filesOf(pattern: string): readonly string[] {
  if (statSync(pattern, { throwIfNoEntry: false })?.isFile() === true) return [pattern];
  const names = globSync(pattern).sort();
  if (names.length === 0) throw new UsageError('nothing_selected', `no file fits ${pattern}`);
  return names;
}

// The usage file is shared: where the project is on this machine is nobody's concern.
function fromHere(file: string): string {
  return relative('.', resolve(file));
}

function readGiven(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    const words: Readonly<Record<string, string>> = { ENOENT: 'no such file', EISDIR: 'this is a folder' };
    throw new UsageError('option_invalid', `${file}: ${words[code] ?? code}`);
  });
}
