import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFiles } from '../../gate/project-files.ts';
import { openCeilingBook } from '../../gateway/open-ceiling-book.ts';
import { runChild } from '../../gateway/run-child.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import type { GatewayOptions } from '../../gateway/start-gateway.ts';
import type { ExecRun } from './exec-run.ts';
import { stateFolder } from './state-folder.ts';

/** Runs the command beside a gateway that injects the credentials; returns the command's exit code. */
export async function runBesideGateway(run: ExecRun): Promise<number> {
  const own = run.plan.isolate && run.plan.socket === undefined ? makeSocketFolder() : undefined;
  const socket = own?.socket ?? run.plan.socket;
  try {
    return await runBeside(run, socket === undefined ? {} : { socket });
  } finally {
    own?.remove();
  }
}

async function runBeside(run: ExecRun, listen: GatewayOptions['listen']): Promise<number> {
  const { admit, opening, plan, providers, released, routes, second } = run;
  const { checklist, contract, network } = opening.basis;
  const { credentials } = released;
  const { ceilings, id } = opening.promotion.statement.predicate;
  const book = ceilings.length === 0 ? undefined : await openCeilingBook(bookFile(id));
  const gateway = await startGateway({
    ...{ contract, network, credentials, environmentName: checklist.opens, listen, admit },
    ...(routes === undefined ? {} : { routes }),
    onClock: second.hear,
    ...{ ceilings, ...(book === undefined ? {} : { book }) },
  }).catch((error: unknown) => {
    book?.close();
    throw error;
  });
  try {
    return await runChild({
      ...{ command: plan.command, pass: plan.pass, gateway, credentials },
      ...{ provider: contract.provider, providers },
      ...(plan.isolate ? { isolate: { hide: hidden(run) } } : {}),
    });
  } finally {
    await gateway.close();
    book?.close();
  }
}

/** One for all gateways of a promotion on this machine; another promotion begins to count anew. */
function bookFile(promotion: string): string {
  return join(stateFolder(process.env), 'ceilings', `${promotion}.sqlite`);
}

/** What an isolated child must not read, though it sees this machine's files. */
function hidden({ opening: { basis, query }, plan }: ExecRun): readonly string[] {
  return [projectFiles.credentials(query.root, query.provider, basis.checklist.opens), ...plan.hide];
}

function makeSocketFolder(): { readonly socket: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-'));
  return {
    socket: join(folder, 'gateway.sock'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
