import { join, relative, resolve } from 'node:path';
import type { SigningKey } from '../../attestation/signing-key.ts';
import { formatBreakGlassFile, parseBreakGlassFile } from '../../gate/break-glass-file.ts';
import type { BreakGlassFile } from '../../gate/break-glass-file.ts';
import { draftBreakGlass, signBreakGlass } from '../../gate/draft-break-glass.ts';
import { joinBreakGlass } from '../../gate/join-break-glass.ts';
import type { BreakGlass } from '../../gate/predicates/break-glass.ts';
import { projectFiles } from '../../gate/project-files.ts';
import { readOnce } from '../../util/read-once.ts';
import { recordBreakGlass } from '../../gate/record-break-glass.ts';
import { useCommand } from '../../gate/use-command.ts';
import { verifyBreakGlass } from '../../gate/verify-break-glass.ts';
import type { BreakGlassQuery, VerifiedBreakGlass } from '../../gate/verify-break-glass.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { itemsAgainst } from '../../report/items-against.ts';
import { renderBreakGlass } from '../../report/render-break-glass.ts';
import { selectProviders } from '../../scenario/read-providers.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { UsageError } from '../../util/usage-error.ts';
import { terminalStyle } from '../terminal-style.ts';
import { askTyped } from './ask-typed.ts';
import { readAudience } from './audience.ts';
import { requireKey } from './key-option.ts';
import { withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type BreakGlassFlags = {
  readonly network: Network;
  readonly minutes: string;
  readonly reason?: string;
  readonly run?: string;
  readonly key?: string;
};

type Place = { readonly root: string; readonly ledger: Ledger };

/** Begins it, or adds a signature to what another approver began. Returns the exit code. */
export function breakGlass(
  provider: string,
  file: string | undefined,
  flags: BreakGlassFlags,
): Promise<number> {
  return withLedger((ledger, root) => {
    selectProviders(root, [provider]);
    return file === undefined
      ? begin({ ledger, root }, provider, flags)
      : goOn({ ledger, root }, provider, resolve(file), flags);
  });
}

async function begin({ ledger, root }: Place, provider: string, flags: BreakGlassFlags): Promise<number> {
  const reason = requireReason(flags.reason);
  const key = await requireOwnKey(flags.key);
  const { network, run } = flags;
  const draft = await draftBreakGlass({
    ...{ root, ledger, provider, network, key, reason, now: new Date(), version: toolVersion() },
    audience: { ...readAudience(root), ...(run === undefined ? {} : { run }) },
    minutes: Number(flags.minutes),
  });
  const { decision, glass } = draft;
  if (!(await isMeant(glass, itemsAgainst(decision), []))) return 1;
  const file = join(projectFiles.requests(root), `${glass.id}.break-glass.json`);
  await writeFileAtomic(file, formatBreakGlassFile(signBreakGlass(draft, key)));
  const shown = relative(process.cwd(), file);
  process.stdout.write(
    `signed: ${shown}\nnext: another approver, on their machine: livegate break-glass ${provider} ${shown} --key <file>\n`,
  );
  return 0;
}

async function goOn(place: Place, provider: string, path: string, flags: BreakGlassFlags): Promise<number> {
  const file = await readFile(place.root, path);
  const query: BreakGlassQuery = { ...place, provider, file, now: new Date() };
  const seen = await verifyBreakGlass(query);
  if (flags.key === undefined) return record(place, seen, file);
  const key = await requireOwnKey(flags.key);
  // Before anybody is asked: who may not sign should not be asked to.
  joinBreakGlass(seen, key, query.now);
  if (!(await isMeant(seen.glass, itemsAgainst(file.decision), seen.by))) return 1;
  // Somebody may have looked at it for long.
  const now = new Date();
  const joined = joinBreakGlass(await verifyBreakGlass({ ...query, now }), key, now);
  await writeFileAtomic(path, formatBreakGlassFile(joined));
  return record(place, seen, joined);
}

async function record(place: Place, seen: VerifiedBreakGlass, file: BreakGlassFile): Promise<number> {
  const isNew = await recordBreakGlass(place.ledger, file, seen.trust, new Date());
  const { expiresAt, id, provider } = seen.glass;
  const word = isNew ? 'it stands in the ledger' : 'it stood in the ledger already';
  process.stdout.write(
    `${terminalStyle('bad', 'glass broken')}: ${word}: ${id}, until ${expiresAt}\nnext: ${useCommand(seen.glass)}; to end it: livegate revoke ${provider} --reason <text>\n`,
  );
  return 0;
}

async function readFile(root: string, path: string): Promise<BreakGlassFile> {
  const read = await readOnce(root, path);
  if (read !== undefined) return parseBreakGlassFile(read.bytes);
  throw new UsageError('option_invalid', `there is no ${relative(process.cwd(), path)}`);
}

function isMeant(glass: BreakGlass, against: readonly string[], by: readonly string[]): Promise<boolean> {
  process.stdout.write(renderBreakGlass(glass, { against, by }, terminalStyle));
  return askTyped(`${glass.provider} ${glass.environment}`);
}

function requireReason(reason: string | undefined): string {
  if (reason !== undefined && reason.trim() !== '' && reason.length <= 1000) return reason;
  throw new UsageError(
    'option_invalid',
    'breaking glass needs a reason of 1 to 1000 characters',
    'Give --reason <text>.',
  );
}

function requireOwnKey(file: string | undefined): Promise<SigningKey> {
  if (file !== undefined) return requireKey(file);
  throw new UsageError(
    'option_invalid',
    'an approver has to sign this',
    'Give --key <file>; LIVEGATE_KEY does not count here.',
  );
}
