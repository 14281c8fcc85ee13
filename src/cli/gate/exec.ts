import { openDoor } from '../../gate/door.ts';
import { openPromotion } from '../../gate/open-promotion.ts';
import type { OpenPromotion } from '../../gate/open-promotion.ts';
import { recordRelease } from '../../gate/record-release.ts';
import type { ReleaseMode, ReleaseNote } from '../../gate/record-release.ts';
import { releaseLevel } from '../../gate/release-level.ts';
import { createSecondClock } from '../../gate/second-clock.ts';
import type { SecondClock } from '../../gate/second-clock.ts';
import { requireProgram } from '../../gateway/require-program.ts';
import { readProviders, selectProviders } from '../../scenario/read-providers.ts';
import { safeText } from '../../report/safe-text.ts';
import { readAudience } from './audience.ts';
import { planExec } from './exec-plan.ts';
import type { ExecFlags, ExecPlan } from './exec-plan.ts';
import type { ExecRun } from './exec-run.ts';
import { readRoutes } from './read-routes.ts';
import { requireNoInspector } from './require-no-inspector.ts';
import type { Released } from './release-credentials.ts';
import { tellBrokenGlass } from './tell-broken-glass.ts';
import { tell, warning } from './tell.ts';
import { withLedger } from './with-facts.ts';

/** Verifies the promotion, has the credentials released, and runs the command. Returns the command's exit code. */
export function execute(provider: string, command: readonly string[], flags: ExecFlags): Promise<number> {
  const plan = planExec(command, flags);
  requireNoInspector();
  // At once, too: nobody should be asked to approve what cannot be started.
  requireProgram(plan.command[0], { env: process.env, directory: process.cwd() });
  return withLedger(async (ledger, root) => {
    selectProviders(root, [provider]);
    const routes = flags.network === 'sandbox' ? await readRoutes(flags.sandbox) : undefined;
    const query = { root, provider, network: flags.network, ledger, audience: readAudience(root) };
    const opening = await openPromotion(query, tellBrokenGlass);
    try {
      const released = await release(opening, plan, flags);
      return await runReleased({ plan, opening, released, ...(routes === undefined ? {} : { routes }) });
    } finally {
      opening.watch.close();
    }
  });
}

// What releases and serves is loaded only behind an open promotion: without one a command ends at once.
async function release(
  opening: OpenPromotion,
  { patience }: ExecPlan,
  { localKey }: ExecFlags,
): Promise<Released> {
  const { releaseByApproval, releaseByIdentity } = await import('./release-credentials.ts');
  return localKey === undefined ? releaseByApproval(opening, patience) : releaseByIdentity(opening, localKey);
}

/** Writes it into the ledger before the command is started: what is not written down is not used. */
async function runReleased(parts: Omit<ExecRun, 'admit' | 'providers' | 'second'>): Promise<number> {
  const { opening, plan, released } = parts;
  const { approval } = released;
  const promotion = opening.promotion.statement.predicate;
  const providers = readProviders(opening.query.root, []);
  const second = createSecondClock(opening.basis.checklist.clockLimit);
  const run = { ...parts, providers, second, admit: doorOf(opening, released, second) };
  const { isolate: isolated, mode } = plan;
  const note = { promotion, mode, isolated, ...(approval === undefined ? {} : { approval }) };
  const confirm = async (): Promise<void> => {
    await recordRelease(opening.query.ledger, note, new Date());
    tellRelease(opening, released, note);
  };
  // What can go wrong goes wrong before it is written down: else a release would be used up in vain.
  if (plan.mode === 'inject') return (await import('./run-beside-gateway.ts')).runBesideGateway(run, confirm);
  await (await import('./require-second-clock.ts')).requireSecondClock(run);
  return (await import('./run-with-credentials.ts')).runWithCredentials(run, confirm);
}

function doorOf(
  { promotion, watch }: OpenPromotion,
  { expiresAt }: Released,
  second: SecondClock,
): ReturnType<typeof openDoor> {
  return openDoor({
    promotion: { ...promotion.statement.predicate, expiresAt },
    watch,
    second,
    now: () => Date.now(),
    elapsed: () => performance.now(),
  });
}

const weaknesses: Readonly<Record<Exclude<ReleaseMode, 'inject'>, string>> = {
  fd: 'the command is given the credentials on descriptor 3: no revocation, ceiling or expiry takes them back',
  env: 'the command has the credentials in its environment, where its children and this user’s processes read them: no revocation, ceiling or expiry takes them back',
};

function tellRelease(
  { basis, promotion, query }: OpenPromotion,
  released: Released,
  note: ReleaseNote,
): void {
  const { approval, isolated, mode } = note;
  const level = releaseLevel(note);
  const opened =
    approval === undefined
      ? 'this machine opens the credentials'
      : `released by ${approval.approvers.join(' and ')}`;
  const apart = isolated
    ? 'isolated'
    : 'not isolated: the command runs as the user who holds the credentials';
  const said = `${level}: ${opened}; ${apart}`;
  const how = level === 'L1' ? warning(said) : said;
  tell(
    `${query.provider} → ${basis.checklist.opens} on the ${query.network} network, until ${released.expiresAt} (${how})`,
  );
  const { waived = [] } = promotion.statement.predicate;
  if (waived.length > 0) tell(warning(`promoted by waivers alone: ${waived.map(safeText).join(', ')}`));
  if (mode !== 'inject') tell(warning(`weaker: ${weaknesses[mode]}`));
}
