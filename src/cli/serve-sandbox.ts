import { join } from 'node:path';
import { loadContract } from '../contract/load-contract.ts';
import { describeSandbox } from '../sandbox/describe-sandbox.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { readProviders } from '../scenario/read-providers.ts';
import { withAllMistakesOf } from '../util/with-all-mistakes.ts';
import { curlLine } from './curl-line.ts';
import { projectRoot } from './project-root.ts';

export type SandboxFlags = { readonly fault: string[]; readonly drift: string[]; readonly json?: true };

/** Serves the providers' sandbox until the process is interrupted. */
export async function serveSandbox(words: readonly string[], flags: SandboxFlags): Promise<void> {
  const root = projectRoot();
  const providers = readProviders(root, words);
  const contracts = await withAllMistakesOf(providers, ({ id }) => loadContract(join(root, 'contracts', id)));
  const sandbox = await startSandbox({ contracts, faults: flags.fault, drifts: flags.drift });
  const { world, controlUrl } = sandbox;
  try {
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({ ...world, controlUrl })}\n`
        : describeSandbox(contracts, world, controlUrl, (contract, name) => curlLine(contract, name, world)),
    );
    await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  } finally {
    await sandbox.close();
  }
}
