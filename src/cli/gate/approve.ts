import { relative, resolve } from 'node:path';
import { approveRelease } from '../../gate/approve-release.ts';
import { readOnce } from '../../util/read-once.ts';
import { verifyRequest } from '../../gate/verify-request.ts';
import { renderReleaseRequest } from '../../report/render-release-request.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { parseReleaseRequest } from '../../seal/parse-release-request.ts';
import type { ReleaseRequest } from '../../seal/release-request.ts';
import { UsageError } from '../../util/usage-error.ts';
import { terminalStyle } from '../terminal-style.ts';
import { askYes } from './ask-yes.ts';
import { requireKey } from './key-option.ts';
import { readIdentity } from './read-identity.ts';
import { withLedger } from './with-facts.ts';

export type ApproveFlags = {
  readonly key?: string;
  readonly localKey?: string;
  readonly note?: string;
  readonly yes?: true;
};

/** Shows what is to be released, asks, and releases it. Returns the exit code. */
export async function approve(path: string, flags: ApproveFlags): Promise<number> {
  const key = await requireKey(flags.key);
  const identity = await readIdentity(flags.localKey);
  const note = checkedNote(flags.note);
  return withLedger(async (ledger, root) => {
    const file = resolve(path);
    const request = await readRequest(root, file, path);
    readProviders(root, [request.provider]);
    const query = { root, ledger, request, key };
    const seen = await verifyRequest({ ...query, now: new Date() });
    process.stdout.write(renderReleaseRequest(seen, terminalStyle));
    if (flags.yes !== true && !(await askYes('Release?'))) return 1;
    // Somebody may have looked at it for long.
    const now = new Date();
    const verified = flags.yes === true ? seen : await verifyRequest({ ...query, now });
    const approval = { file, key, identity, now, ...(note === undefined ? {} : { note }) };
    const written = await approveRelease(verified, approval);
    process.stdout.write(
      `${terminalStyle('good', 'released')} by ${verified.by}: ${relative(process.cwd(), written)}\nnext: nothing, if this folder is that of the runner; else bring the file beside its request\n`,
    );
    return 0;
  });
}

function checkedNote(note: string | undefined): string | undefined {
  if (note === undefined || (note !== '' && note.length <= 1000)) return note;
  throw new UsageError('option_invalid', `a note has 1 to 1000 characters, this one ${note.length}`);
}

async function readRequest(root: string, file: string, shown: string): Promise<ReleaseRequest> {
  const read = await readOnce(root, file);
  if (read !== undefined) return parseReleaseRequest(read.text);
  throw new UsageError(
    'option_invalid',
    `there is no ${shown}`,
    'Who asked may have stopped waiting, or the file was not brought here.',
  );
}
