import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from '../../gateway/run-child.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import type { GatewayOptions } from '../../gateway/start-gateway.ts';
import type { ExecRun } from './exec-run.ts';
import { hiddenPaths } from './hidden-paths.ts';
import { openBook } from './open-book.ts';

/**
 * Runs the command beside a gateway that injects the credentials; returns the command's exit code. `confirm` is done when the
 * gateway is there and the command is about to be started: what fails before uses no release up.
 */
export async function runBesideGateway(run: ExecRun, confirm: () => Promise<void>): Promise<number> {
  const own = run.plan.isolate && run.plan.socket === undefined ? makeSocketFolder() : undefined;
  const socket = own?.socket ?? run.plan.socket;
  try {
    return await runBeside(run, socket === undefined ? {} : { socket }, confirm);
  } finally {
    own?.remove();
  }
}

async function runBeside(
  run: ExecRun,
  listen: GatewayOptions['listen'],
  confirm: () => Promise<void>,
): Promise<number> {
  const { admit, opening, plan, providers, released, routes, second } = run;
  const { checklist, contract, network } = opening.basis;
  const { credentials } = released;
  const { ceilings } = opening.promotion.statement.predicate;
  const book = await openBook(opening);
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
      ...{ command: plan.command, pass: plan.pass, gateway, credentials, confirm },
      ...{ provider: contract.provider, providers },
      ...(plan.isolate ? { isolate: { hide: hiddenPaths(opening.query.root, plan.hide) } } : {}),
    });
  } finally {
    await gateway.close();
    book?.close();
  }
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
