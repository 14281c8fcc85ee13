import { basename } from 'node:path';
import type { TestContext } from 'node:test';
import type { SigningKey } from '../../attestation/signing-key.ts';
import type { BreakGlassFile } from '../break-glass-file.ts';
import { draftBreakGlass, signBreakGlass } from '../draft-break-glass.ts';
import type { BreakGlassDraft, BreakGlassWish } from '../draft-break-glass.ts';
import { envelopeEntry } from '../envelope-entry.ts';
import { joinBreakGlass } from '../join-break-glass.ts';
import type { BreakGlass } from '../predicates/break-glass.ts';
import { recordBreakGlass } from '../record-break-glass.ts';
import { verifyBreakGlass } from '../verify-break-glass.ts';
import { GateProject } from './gate-project.ts';
import { people, trustOfAll } from './people.ts';
import { now } from './sample-facts.ts';

export type GlassChanges = Partial<BreakGlassWish> & {
  /** What is signed instead of what livegate would have written. */
  readonly forged?: Partial<BreakGlass>;
};

/** A project that nothing was verified in, so that only broken glass opens it. */
export class BrokenGlassProject {
  readonly gate: GateProject;

  private constructor(gate: GateProject) {
    this.gate = gate;
  }

  static async make(context: TestContext): Promise<BrokenGlassProject> {
    return new BrokenGlassProject(await GateProject.make(context));
  }

  get audience(): BreakGlass['audience'] {
    return { repository: basename(this.gate.root) };
  }

  /** What the first approver signs. */
  async begin({ forged = {}, ...more }: GlassChanges = {}): Promise<BreakGlassFile> {
    const draft = await this.draft(more);
    return signBreakGlass({ ...draft, glass: { ...draft.glass, ...forged } }, more.key ?? people.alice);
  }

  draft(more: Partial<BreakGlassWish> = {}): Promise<BreakGlassDraft> {
    const wish = { ...this.gate.query(), key: people.alice, audience: this.audience, version: '0.1.0' };
    return draftBreakGlass({ ...wish, reason: 'refunds wait', minutes: 30, ...more });
  }

  /** Signs this and nothing else. */
  async signed(glass: BreakGlass): Promise<BreakGlassFile> {
    return signBreakGlass({ ...(await this.draft()), glass }, people.alice);
  }

  /** What the second approver does, on a machine of his own. */
  async join(file: BreakGlassFile, key: SigningKey = people.bob, at = now): Promise<BreakGlassFile> {
    const place = { root: this.gate.root, ledger: this.gate.ledger, provider: 'acme' };
    return joinBreakGlass(await verifyBreakGlass({ ...place, file, now: at }), key, at);
  }

  /** All of it: signed twice, and written into the ledger. */
  async break(changes: GlassChanges = {}): Promise<BreakGlassFile> {
    const file = await this.join(await this.begin(changes), people.bob, changes.now ?? now);
    await recordBreakGlass(this.gate.ledger, file, trustOfAll, changes.now ?? now);
    return file;
  }

  /** Writes a file into the ledger that nobody has looked at. */
  async smuggle({ decision, envelope }: BreakGlassFile, at = now): Promise<void> {
    await this.gate.ledger.append(envelopeEntry('break-glass', 'acme', at, { envelope, decision }));
  }
}
