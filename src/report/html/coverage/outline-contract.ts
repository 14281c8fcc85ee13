import type { AnswerSchema, Contract, Operation } from '../../../contract/contract.ts';
import { findOperations } from '../../../contract/openapi/find-operations.ts';
import type { AnswerOutline, ContractOutline } from './contract-outline.ts';
import { outlineSchema } from './outline-schema.ts';

/** What a loaded contract says can be answered. Pure. */
export function outlineContract(contract: Contract): ContractOutline {
  const statuses = documentedStatuses(contract);
  const operations = [...contract.operations.values()].map((operation) => ({
    id: operation.id,
    label: operation.label,
    answers: (statuses.get(operation.id) ?? [200]).map((status) => outlineAnswer(operation, status)),
  }));
  return { provider: contract.provider.id, operations };
}

/** A GraphQL answer has one status that counts; an OpenAPI one those that are written down as numbers. */
function documentedStatuses({ openapi }: Contract): ReadonlyMap<string, readonly number[]> {
  if (openapi === undefined) return new Map();
  return new Map(
    findOperations(openapi).map(({ id, responses }) => [
      id,
      [...responses.keys()]
        .map(Number)
        .filter(Number.isInteger)
        .sort((a, b) => a - b),
    ]),
  );
}

function outlineAnswer(operation: Operation, status: number): AnswerOutline {
  const schema: AnswerSchema | undefined = operation.answerSchema(status);
  return schema === undefined ? { status, fields: [], enums: {} } : { status, ...outlineSchema(schema) };
}
