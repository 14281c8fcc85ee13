import { join } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Admit, Asked } from '../admission.ts';
import { startGateway } from '../start-gateway.ts';
import type { Gateway, GatewayOptions } from '../start-gateway.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export type OpenLive = {
  readonly gateway: Gateway;
  readonly sandbox: Sandbox;
  readonly credentials: Readonly<Record<string, string>>;
  /** What the gate was asked, in order. */
  readonly asked: readonly Asked[];
};

const contracts = new Map<string, Promise<Contract>>();

function contractOf(provider: string): Promise<Contract> {
  const contract = contracts.get(provider) ?? loadContract(join(root, 'contracts', provider));
  contracts.set(provider, contract);
  return contract;
}

/** A gateway in front of a bundled provider's live environment on the sandbox network. Both end with the test, or the file. */
export async function openLive(
  context: { readonly after: (close: () => Promise<void>) => void },
  provider: string,
  environmentName: string,
  options: Partial<GatewayOptions> = {},
): Promise<OpenLive> {
  const contract = await contractOf(provider);
  const sandbox = await startSandbox({ contracts: [contract] });
  const credentials = sandbox.world.credentials[`${provider}@${environmentName}`] ?? {};
  const asked: Asked[] = [];
  const admit: Admit = (one) => {
    asked.push(one);
    return options.admit?.(one) ?? { admitted: true };
  };
  const gateway = await startGateway({
    ...{ contract, environmentName, network: 'sandbox', routes: sandbox.world.routes, credentials },
    ...{ listen: { port: 0 }, clock: { now: () => sandbox.worlds.now({ world: sandbox.world.id }) } },
    ...options,
    admit,
  });
  context.after(async () => {
    await gateway.close();
    await sandbox.close();
  });
  return { gateway, sandbox, credentials, asked };
}
