import type { Exchange } from '../../../model/exchange.ts';
import type { AnswerOutline, ContractOutline, OperationOutline } from './contract-outline.ts';
import { pathsIn } from './paths-in.ts';

/** How much of one operation was met. Names are those of the contract. */
export type OperationCoverage = {
  readonly operation: OperationOutline;
  readonly requests: number;
  readonly statuses: readonly { readonly status: number; readonly count: number }[];
  readonly fields: Share;
  readonly values: Share;
};

/** So many of so many, and those that were not met, as `200 /data/status` or `200 /data/status = CLOSED`. */
export type Share = { readonly met: number; readonly of: number; readonly missing: readonly string[] };

export type Coverage = {
  readonly provider: string;
  readonly operations: readonly OperationCoverage[];
};

/** Counts which operations, statuses, fields and enumeration values of a contract were answered at least once. Pure. */
export function cover(outline: ContractOutline, exchanges: readonly Exchange[]): Coverage {
  const own = exchanges.filter(
    ({ provider, response }) => provider === outline.provider && response !== undefined,
  );
  const byOperation = Map.groupBy(own, ({ operation }) => operation);
  const operations = outline.operations.map((operation) =>
    coverOperation(operation, byOperation.get(operation.id) ?? []),
  );
  return { provider: outline.provider, operations };
}

function coverOperation(operation: OperationOutline, exchanges: readonly Exchange[]): OperationCoverage {
  const byStatus = Map.groupBy(exchanges, ({ response }) => response?.status ?? 0);
  const seen = operation.answers.map((answer) => ({
    answer,
    paths: pathsIn(byStatus.get(answer.status) ?? []),
  }));
  return {
    operation,
    requests: exchanges.length,
    statuses: operation.answers.map(({ status }) => ({ status, count: byStatus.get(status)?.length ?? 0 })),
    fields: share(seen.flatMap(({ answer, paths }) => fieldsOf(answer, paths))),
    values: share(seen.flatMap(({ answer, paths }) => valuesOf(answer, paths))),
  };
}

type Named = readonly [name: string, met: boolean];
type Paths = ReadonlyMap<string, ReadonlySet<string>>;

function fieldsOf({ fields, status }: AnswerOutline, paths: Paths): readonly Named[] {
  return fields.map((path) => [`${status} ${path}`, paths.has(path)]);
}

function valuesOf({ enums, status }: AnswerOutline, paths: Paths): readonly Named[] {
  return Object.entries(enums).flatMap(([path, values]) =>
    values.map((value): Named => [`${status} ${path} = ${value}`, paths.get(path)?.has(value) ?? false]),
  );
}

function share(all: readonly Named[]): Share {
  const missing = all.filter(([, met]) => !met).map(([name]) => name);
  return { met: all.length - missing.length, of: all.length, missing };
}
