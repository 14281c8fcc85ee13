import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { loadContract } from '../../contract/load-contract.ts';
import { people } from '../../gate/testing/people.ts';
import { PromotedProject } from '../../gate/testing/promoted-project.ts';
import type { PromotedOptions } from '../../gate/testing/promoted-project.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';

/** What answers for Acme on the sandbox network: nothing of substance. */
export const acmeSandbox = `import { defineRestSandbox } from ${JSON.stringify(join(import.meta.dirname, '../../sandbox/index.ts'))};
export default defineRestSandbox({
  provider: 'acme',
  protocol: 'rest',
  createState: () => null,
  createShared: () => null,
  issueCredentials: () => ({ apiKey: 'a live secret' }),
  reset: () => undefined,
  sampleIds: () => ({}),
  drifts: {},
  before: () => undefined,
  handlers: { createOrder: () => ({ status: 400, body: { code: 'none' } }), getOrder: () => ({ status: 204 }) },
});
`;

/** A promoted project with a sandbox that runs; `id.age` opens what is sealed, `alice.pem` and `keeper.pem` sign. */
export async function openShop(context: TestContext, options: PromotedOptions = {}) {
  const project = await PromotedProject.make(context, options);
  project.write('contracts/acme/sandbox.ts', acmeSandbox);
  project.write('id.age', project.identity.reveal());
  project.write('alice.pem', people.alice.toPem());
  project.write('keeper.pem', people.keeper.toPem());
  for (const file of ['id.age', 'alice.pem', 'keeper.pem']) chmodSync(join(project.root, file), 0o600);
  const contract = await loadContract(join(project.root, 'contracts/acme'));
  const sandbox = await startSandbox({ contracts: [contract], faults: [], drifts: [] });
  context.after(() => sandbox.close());
  await project.promote(options);
  const released = ['exec', 'acme', '--sandbox', sandbox.controlUrl];
  const own = [...released, '--local-key', 'id.age'];
  const kinds = async () => {
    const found: string[] = [];
    for await (const { entry } of project.ledger.read()) found.push(entry.kind);
    return found;
  };
  return {
    ...{ project, kinds },
    /** With an identity of this machine. */
    exec: (...words: readonly string[]) => [...own, ...words],
    /** With approvers. */
    execReleased: (...words: readonly string[]) => [...released, ...words],
  };
}
