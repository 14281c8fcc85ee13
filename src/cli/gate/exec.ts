import { statSync } from 'node:fs';
import { namedCredentials } from '../../gate/credential-names.ts';
import { envelopeEntry } from '../../gate/envelope-entry.ts';
import { findPromotion } from '../../gate/find-promotion.ts';
import { gatherFacts } from '../../gate/gather-facts.ts';
import type { Facts } from '../../gate/facts.ts';
import { GateError } from '../../gate/gate-error.ts';
import { openDoor } from '../../gate/door.ts';
import { projectFiles } from '../../gate/project-files.ts';
import { watchEpoch } from '../../gate/epoch-watch.ts';
import type { Recorded } from '../../gate/ledger-state.ts';
import type { Promotion } from '../../gate/predicates/promotion.ts';
import { runChild } from '../../gateway/run-child.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { openFileLedger } from '../../ledger/file/file-ledger.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { connectControl } from '../../sandbox/control/control-client.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { openCredentials } from '../../seal/open-credentials.ts';
import { UsageError } from '../../util/usage-error.ts';
import { projectRoot } from '../project-root.ts';
import { readAudience } from './audience.ts';
import { readIdentity } from './read-identity.ts';
import type { Network } from './with-facts.ts';

export type ExecFlags = {
  readonly network: Network;
  readonly localKey?: string;
  readonly sandbox?: string;
  readonly wait: string;
  readonly passEnv: readonly string[];
};

/** Verifies the promotion, opens the credentials, and runs the command beside a gateway. Returns the command's exit code. */
export async function execute(
  provider: string,
  command: readonly string[],
  flags: ExecFlags,
): Promise<number> {
  const root = projectRoot();
  readProviders(root, [provider]);
  const file = projectFiles.ledger(root);
  // Before it is read: what is written from here on, the watch sees.
  const size = sizeOf(file);
  const ledger = await openFileLedger(file);
  try {
    const { facts, sealed } = await gatherFacts({
      ...{ root, provider, ledger, network: flags.network, now: new Date() },
    });
    const promotion = findPromotion(facts, readAudience(root));
    if (sealed === undefined) throw new GateError('credentials_missing', 'no sealed credentials are there');
    const credentials = await release(sealed.bytes, facts, flags);
    await recordRelease(ledger, promotion, facts);
    return await runBeside({ facts, promotion, credentials, file, size }, command, flags);
  } finally {
    await ledger.close();
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

async function release(
  sealed: Uint8Array,
  { checklist, contract: { provider } }: Facts,
  { localKey }: ExecFlags,
): Promise<Readonly<Record<string, string>>> {
  const environment = provider.environments[checklist.opens];
  const identity = await readIdentity(localKey);
  const owner = { provider: provider.id, environment: checklist.opens };
  const { values } = await openCredentials(sealed, [identity], owner);
  const named = environment === undefined ? undefined : namedCredentials(environment, values);
  if (named !== undefined) return named;
  throw new GateError('credentials_missing', `not every credential of ${checklist.opens} is sealed`, {
    hint: `livegate credentials seal ${provider.id}`,
  });
}

async function recordRelease(
  ledger: Ledger,
  { statement: { predicate } }: Recorded<Promotion>,
  { contract: { provider }, now }: Facts,
): Promise<void> {
  const { environment, id: promotion, network } = predicate;
  await ledger.append(
    envelopeEntry('release', provider.id, now, {
      promotion,
      environment,
      network,
      level: 'L1',
      mode: 'inject',
    }),
  );
}

type Released = {
  readonly facts: Facts;
  readonly promotion: Recorded<Promotion>;
  readonly credentials: Readonly<Record<string, string>>;
  readonly file: string;
  readonly size: number;
};

async function runBeside(
  { credentials, facts, file, promotion, size }: Released,
  command: readonly string[],
  flags: ExecFlags,
): Promise<number> {
  const { checklist, contract, network } = facts;
  const root = projectRoot();
  const predicate = promotion.statement.predicate;
  const routes = network === 'sandbox' ? await readRoutes(flags.sandbox) : undefined;
  const gateway = await startGateway({
    ...{ contract, network, credentials, environmentName: checklist.opens },
    ...(routes === undefined ? {} : { routes }),
    ceilings: predicate.ceilings,
    listen: {},
    admit: openDoor({
      promotion: predicate,
      watch: watchEpoch(file, contract.provider.id, size),
      now: () => Date.now(),
      elapsed: () => performance.now(),
    }),
  });
  process.stderr.write(
    `livegate: ${contract.provider.id} → ${checklist.opens} on the ${network} network, until ${predicate.expiresAt} (L1: this machine opens the credentials)\n`,
  );
  try {
    return await runChild({
      ...{ command: words(command), gateway, credentials, pass: flags.passEnv },
      ...{ provider: contract.provider, providers: readProviders(root, []) },
    });
  } finally {
    await gateway.close();
  }
}

function words([program, ...rest]: readonly string[]): readonly [string, ...string[]] {
  if (program !== undefined) return [program, ...rest];
  throw new UsageError(
    'option_invalid',
    'there is no command to run',
    'livegate exec <provider> -- <command>',
  );
}

async function readRoutes(controlUrl: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (controlUrl === undefined)
    throw new UsageError(
      'option_invalid',
      'the sandbox network needs a sandbox that runs',
      'Start "livegate sandbox", and give the control URL that it prints: --sandbox <url>.',
    );
  const control = connectControl(controlUrl);
  try {
    return (await control.describeWorld({})).routes;
  } finally {
    control.close();
  }
}
