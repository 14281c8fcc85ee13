import type { TestContext } from 'node:test';
import { signEvidence } from '../../../src/gate/sign-evidence.ts';
import { packOf } from '../../../src/gate/pack.ts';
import { GateProject } from '../../../src/gate/testing/gate-project.ts';
import { people } from '../../../src/gate/testing/people.ts';
import { hoursFromNow } from '../../../src/gate/testing/sample-facts.ts';
import type { RunRecord } from '../../../src/model/run-record.ts';

const nonce = '00112233445566778899aabbccddeeff';
const operations = ['createOrder', 'getOrder'];

/** A project whose evidence is so many scenario results in so many signed runs, each result with an exchange of its own. */
export async function largeProject(
  context: Pick<TestContext, 'after'>,
  items: number,
  runs: number,
): Promise<GateProject> {
  const project = await GateProject.make(context as TestContext);
  const each = items / runs;
  const own = Array.from(
    { length: each - packOf('default@1').scenarios.length },
    (_, at) => `acme/item-${at}`,
  );
  project.edit('contracts/acme/checklist.yaml', '[acme/orders]', `[${own.join(', ')}]`);
  project.commit('carol@acme.example');
  for (let run = 0; run < runs; run++) await addRun(project, run, own);
  await project.signAll();
  return project;
}

async function addRun(project: GateProject, run: number, own: readonly string[]): Promise<void> {
  const at = { provider: 'acme', environment: 'sandbox' } as const;
  const ids = [...packOf('default@1').scenarios, ...own];
  const shown = { verdict: 'passed', attempts: 1, took: 1, findings: [] } as const;
  const began = -1.2 - run / 60;
  const scenarios: RunRecord['scenarios'] = ids.map((id, index) => ({
    ...{ id, title: id, ...at, ...shown, exchanges: [`exchange-${index}`] },
  }));
  const times = { startedAt: hoursFromNow(began), endedAt: hoursFromNow(began + 0.01) };
  const id = `20260701T${String(100_000 - run)}Z-aa1`;
  const folder = await project.addRun({ id, scenarios, nonces: [nonce], ...times }, null);
  const lines = ids.map((id, index) => `${JSON.stringify(exchange(id, index))}\n`).join('');
  project.write(`reports/runs/${id}/exchanges/1.jsonl`, lines);
  await signEvidence(folder, people.runner, project.root);
}

/** Of a usual size: about a kilobyte. */
function exchange(scenario: string, index: number): object {
  const body = { id: `order-${index}`, state: 'open', note: 'x'.repeat(400) };
  const operation = operations[index % operations.length];
  const headers = { 'content-type': 'application/json' };
  return {
    ...{
      id: `exchange-${index}`,
      provider: 'acme',
      environment: 'sandbox',
      operation,
      startedAt: 0,
      took: 1,
    },
    request: {
      ...{ method: 'GET', url: `https://sandbox.acme.example/orders/${index}` },
      headers: { ...headers, 'user-agent': `livegate (run ${nonce})` },
    },
    ...{
      findings: [],
      response: { status: answerTo(scenario), headers, body: { text: JSON.stringify(body) } },
    },
  };
}

/** Refusals where a scenario asks for one, so that the error classes are covered. */
function answerTo(scenario: string): number {
  if (scenario.includes('/refuses-invalid-input')) return 400;
  if (scenario.includes('/refuses-')) return 401;
  return scenario.includes('/answers-over-the-rate-limit') ? 429 : 200;
}
