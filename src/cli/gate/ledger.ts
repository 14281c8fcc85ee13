import { readFile } from 'node:fs/promises';
import { recentGlass } from '../../gate/broken-glass.ts';
import { GateError } from '../../gate/gate-error.ts';
import { readLedgerState } from '../../gate/ledger-state.ts';
import { readHeads } from '../../gate/read-heads.ts';
import { readTrust } from '../../gate/read-trust.ts';
import type { Trust } from '../../gate/trust.ts';
import { requireRole } from '../../gate/require-role.ts';
import { formatVerifierKey } from '../../ledger/checkpoint/verifier-key.ts';
import { signCheckpoint } from '../../ledger/checkpoint/sign-checkpoint.ts';
import { verifyCheckpoint } from '../../ledger/checkpoint/verify-checkpoint.ts';
import type { Ledger, LedgerEntry, LedgerHead } from '../../ledger/ledger.ts';
import { restoreHint } from '../../ledger/restore-hint.ts';
import { verifyLedger } from '../../ledger/verify-ledger.ts';
import { renderBrokenGlass } from '../../report/render-broken-glass.ts';
import { renderTable } from '../../report/render-table.ts';
import { safeText } from '../../report/safe-text.ts';
import { during } from '../during.ts';
import { readAudience } from './audience.ts';
import { requireKey } from './key-option.ts';
import { warning } from './tell.ts';
import { selectProviders } from '../../scenario/read-providers.ts';
import { withLedger } from './with-facts.ts';

/** Prints the entries; what they say is foreign text. A provider may be gone whose entries are still there. */
export function showLedger(provider: string | undefined, flags: { readonly json?: true }): Promise<number> {
  return withLedger(async (ledger, root) => {
    const rows: string[][] = [];
    const broken = new Set<string>();
    const named = new Set<string>();
    for await (const { entry, index } of ledger.read()) {
      if (entry.provider !== undefined) named.add(entry.provider);
      if (provider !== undefined && entry.provider !== provider) continue;
      if (entry.kind === 'break-glass' && entry.provider !== undefined) broken.add(entry.provider);
      if (flags.json) process.stdout.write(`${JSON.stringify({ index, ...entry })}\n`);
      else rows.push([String(index + 1), entry.at, entry.kind, safeText(entry.provider ?? ''), gist(entry)]);
    }
    if (provider !== undefined && !named.has(provider)) selectProviders(root, [provider]);
    if (!flags.json && rows.length === 0)
      process.stdout.write('no entries\n\nnext: livegate ledger verify\n');
    else if (!flags.json)
      process.stdout.write(
        `${renderTable(['entry', 'at', 'kind', 'provider', 'says'], rows, new Set([1, 2, 3, 4]))}\n\nnext: livegate ledger verify\n`,
      );
    await showBrokenGlass(ledger, root, [...broken]);
    return 0;
  });
}

/** On standard error, so that it is seen beside entries in JSON, too. */
async function showBrokenGlass(ledger: Ledger, root: string, providers: readonly string[]): Promise<void> {
  const now = new Date();
  for (const provider of providers) {
    const state = await readLedgerState(ledger, provider, await readTrust(root), now);
    const lines = recentGlass(state, now).map((one) =>
      renderBrokenGlass(provider, [one], (_tone, text) => warning(text)),
    );
    process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  }
}

/** What an entry says of itself, and what the statement in its envelope is about; nobody has verified that here. */
function gist({ body }: LedgerEntry): string {
  const said = { ...predicateOf(body['envelope']), ...body };
  const shown = [
    'item',
    'id',
    'promotion',
    'reason',
    'reference',
    'by',
    'level',
    'mode',
    'expiresAt',
  ].flatMap((name) => {
    const value = said[name];
    return typeof value === 'string' ? [`${name}: ${value}`] : [];
  });
  return safeText(shown.join(', '));
}

function predicateOf(envelope: unknown): Readonly<Record<string, unknown>> {
  try {
    const { payload } = envelope as { readonly payload: string };
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as {
      readonly predicate: object;
    };
    return { ...statement.predicate };
  } catch {
    return {};
  }
}

/** Checks the whole ledger. Exit code 1 where it is not what it was. */
export function verifyWholeLedger({ checkpoint }: { readonly checkpoint?: string }): Promise<number> {
  return withLedger(async (ledger, root) => {
    const trust = await readTrust(root);
    const heads: LedgerHead[] = [...(await readHeads(ledger, trust, new Date()))];
    if (checkpoint !== undefined) {
      const verifiers = trust.owners('gatekeeper', new Date()).map(({ name, verifying }) => ({
        name,
        publicKey: verifying.toRaw(),
        verify: (message: Uint8Array, signature: Uint8Array) => verifying.hasSigned(message, signature),
      }));
      heads.push(verifyCheckpoint(await readFile(checkpoint, 'utf8'), originOf(root), verifiers));
    }
    const { findings, head } = await during('recomputing the tree', () => verifyLedger(ledger, heads));
    const lines = findings.map(
      ({ code, expected, found, size }) => `✗ ${code} at ${size}: expected ${expected}, found ${found}`,
    );
    const whole = `✓ ${head.size} entries, root ${head.root}, ${heads.length + (ledger.seen === undefined ? 0 : 1)} earlier heads agree`;
    const isWhole = lines.length === 0;
    const next = isWhole ? 'livegate ledger checkpoint > checkpoint.txt, to be kept elsewhere' : restoreHint;
    process.stdout.write(`${(isWhole ? [whole] : lines).join('\n')}\nnext: ${next}\n`);
    return findings.length === 0 ? 0 : 1;
  });
}

/** Prints a signed checkpoint; the verifier key goes to standard error, so that the output is the note and nothing else. */
export function signLedger(flags: { readonly key?: string }): Promise<number> {
  return withLedger(async (ledger, root) => {
    const key = await requireKey(flags.key);
    const trust = await readTrust(root);
    const name = requireRole(key, 'gatekeeper', trust, new Date());
    await requireWhole(ledger, trust);
    const publicKey = key.verifyingKey.toRaw();
    const signer = { name, publicKey, sign: (message: Uint8Array) => key.sign(message) };
    process.stdout.write(signCheckpoint({ origin: originOf(root), ...(await ledger.head()) }, [signer]));
    process.stderr.write(`verifier key: ${formatVerifierKey(signer)}\n`);
    return 0;
  });
}

/** What is known to be cut or rewritten is not vouched for. */
async function requireWhole(ledger: Ledger, trust: Trust): Promise<void> {
  const { findings } = await verifyLedger(ledger, await readHeads(ledger, trust, new Date()));
  const [finding] = findings;
  if (finding === undefined) return;
  const { code, expected, found } = finding;
  throw new GateError('ledger_changed', `${code}: ${expected} expected, ${found} found`, {
    hint: 'livegate ledger verify',
  });
}

function originOf(root: string): string {
  return `livegate/${readAudience(root).repository.replaceAll(/[^\w.@:/-]/g, '_')}`;
}
