import { loadContract } from '../../../src/contract/load-contract.ts';
import type { OperationInput } from '../../../src/contract/contract.ts';
import { createClient } from '../../../src/network/client.ts';
import type { BenchOperation } from '../api/operations.ts';
import { basicCredentials } from '../api/request.ts';
import type { Sender, SenderOptions } from './sender.ts';

/** How many exchanges a recorder holds before it is emptied: a scenario's worth. */
const scenarioLength = 10;

/** livegate's client: guard, request checks, validation and redacted recording on, as in a run. */
export async function guardedSender({ contract: folder }: SenderOptions): Promise<Sender> {
  const contract = await loadContract(folder);
  let recorded: unknown[] = [];
  const record = (exchange: unknown) => {
    if (recorded.length === scenarioLength) recorded = [];
    recorded.push(exchange);
  };
  const client = createClient({
    contract,
    environmentName: 'test',
    network: 'internet',
    credentials: { key: basicCredentials },
    recorder: { record },
  });
  return {
    send: async (operation, limit) => {
      const reply = await client.send(operation.id, inputOf(operation, limit));
      if (!reply.ok || reply.findings.length > 0)
        throw new Error(`${operation.id}: ${JSON.stringify(reply.findings)}`);
      return reply.data;
    },
    close: () => client.close(),
  };
}

function inputOf({ params, query, body }: BenchOperation, limit?: number): OperationInput {
  const path = { scenario: 's01', ...params };
  const search = limit === undefined ? query : { ...query, limit };
  return { path, ...(search && { query: search }), ...(body && { body: body.value }) };
}
