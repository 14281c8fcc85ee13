import { sealedNames } from '../../gate/credential-names.ts';
import { runChild } from '../../gateway/run-child.ts';
import type { ChildOptions } from '../../gateway/run-child.ts';
import type { Environment } from '../../model/provider.ts';
import { canonicalJson } from '../../util/canonical-json.ts';
import type { ExecRun } from './exec-run.ts';
import { requireOpen } from './require-open.ts';

/**
 * Runs the command with the credentials themselves, and no gateway: once they are handed out, nothing takes them back. The
 * door is asked once, right before. `confirm` is done when nothing but the command itself can be wrong any more. Returns the
 * command's exit code; throws a `GateError` where the door is shut, and what `runChild` throws.
 */
export async function runWithCredentials(
  run: ExecRun,
  confirm: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { opening, plan, providers, released, routes } = run;
  const { checklist, contract } = opening.basis;
  const environment = contract.provider.environments[checklist.opens];
  if (environment === undefined) throw new TypeError(`no environment ${checklist.opens}`);
  const options: ChildOptions = {
    ...{ command: plan.command, pass: plan.pass, provider: contract.provider, providers },
    credentials: released.credentials,
    gateway: { url: addressOf(environment, routes) },
    handed: handed(run, environment),
    confirm: async () => {
      await confirm();
      requireOpen(run);
    },
  };
  return await runChild(options);
}

function handed(
  { plan: { mode }, released: { credentials } }: ExecRun,
  environment: Environment,
): NonNullable<ChildOptions['handed']> {
  if (mode === 'fd') return { descriptor: `${canonicalJson(credentials)}\n` };
  const names = [...sealedNames(environment)];
  return { variables: Object.fromEntries(names.map(([name, sealed]) => [sealed, credentials[name] ?? ''])) };
}

/** The provider's own base URL; on the sandbox network, where the sandbox answers for it. */
function addressOf({ baseUrl }: Environment, routes: ExecRun['routes']): string {
  const { origin } = new URL(baseUrl);
  return (routes?.[origin] ?? origin) + baseUrl.slice(origin.length);
}
