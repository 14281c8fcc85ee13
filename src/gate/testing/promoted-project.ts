import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { signStatement } from '../../attestation/sign-statement.ts';
import type { SigningKey } from '../../attestation/signing-key.ts';
import { exampleOpenApi } from '../../contract/testing/example-openapi.ts';
import { exampleProvider } from '../../contract/testing/example-provider.ts';
import { openFileLedger } from '../../ledger/file/file-ledger.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { AgeIdentity } from '../../seal/age-identity.ts';
import { sealCredentials } from '../../seal/seal-credentials.ts';
import { digestOfJson } from '../../util/digest.ts';
import { decide } from '../decide.ts';
import { envelopeEntry } from '../envelope-entry.ts';
import { gatherFacts } from '../gather-facts.ts';
import { openPromotion } from '../open-promotion.ts';
import type { OpenPromotion } from '../open-promotion.ts';
import { promotionType } from '../predicates/promotion.ts';
import type { Promotion } from '../predicates/promotion.ts';
import { repositoryOf } from '../repository-of.ts';
import { requestRelease } from '../request-release.ts';
import type { AskedRelease } from '../request-release.ts';
import { everybody, people } from './people.ts';

const checklist = 'pack: default@1\nopens: live\nscenarios: [acme/orders]\noperations: [getOrder]\n';

export type PromotedOptions = {
  readonly trust?: string;
  readonly promotedBy?: SigningKey;
  readonly promotion?: Partial<Promotion>;
  /** The only run that may use it. */
  readonly run?: string;
  readonly network?: Network;
};

type Network = Promotion['network'];

/** A project in a temporary folder whose provider Acme is promoted now, on the sandbox network. */
export class PromotedProject {
  readonly root: string;
  readonly ledger: Ledger;
  /** Opens the sealed credentials. */
  readonly identity: AgeIdentity;

  private constructor(root: string, ledger: Ledger, identity: AgeIdentity) {
    this.root = root;
    this.ledger = ledger;
    this.identity = identity;
  }

  static async make(context: TestContext, options: PromotedOptions = {}): Promise<PromotedProject> {
    const root = mkdtempSync(join(tmpdir(), 'livegate-promoted-'));
    const ledger = await openFileLedger(join(root, 'ledger/ledger.jsonl'));
    const project = new PromotedProject(root, ledger, await AgeIdentity.make());
    context.after(async () => {
      await ledger.close();
      rmSync(root, { recursive: true, force: true });
    });
    project.write('contracts/acme/provider.yaml', exampleProvider());
    project.write('contracts/acme/openapi.yaml', exampleOpenApi());
    project.write('contracts/acme/checklist.yaml', checklist);
    project.write('suites/acme/orders.spec.ts', '');
    project.write('trust.yaml', options.trust ?? everybody);
    await project.seal('a live secret');
    await project.promote(options);
    return project;
  }

  write(name: string, content: string | Uint8Array): void {
    const file = join(this.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove(name: string): void {
    rmSync(join(this.root, name));
  }

  /** `named`: the network that the file's name says, where that is another than what is sealed. */
  async seal(secret: string, network: Network = 'sandbox', named = network): Promise<void> {
    const sealedAt = new Date();
    const values = { ACME_LIVE_KEY: secret };
    const owner = { provider: 'acme', environment: 'live', network };
    const bytes = await sealCredentials({ ...owner, values, sealedAt }, [this.identity.recipient]);
    this.write(`contracts/acme/credentials/live.${named}.age`, bytes);
  }

  /** Signs a promotion of what is there now, without asking whether the checklist holds. */
  async promote(options: PromotedOptions = {}): Promise<Promotion> {
    const { network = 'sandbox', promotedBy = people.keeper, promotion = {}, run } = options;
    const now = new Date();
    const query = { root: this.root, provider: 'acme', network, ledger: this.ledger, now };
    const { facts, trust } = await gatherFacts(query);
    // It has shown nothing, and no two are the same.
    const shown = decide(facts, trust, `0.1.0+${randomBytes(4).toString('hex')}`);
    const decision = { ...shown, verdict: 'passed' };
    const predicate: Promotion = {
      ...{ id: randomBytes(16).toString('hex'), provider: 'acme', environment: 'live', network },
      ...{ epoch: facts.ledger.epoch, ledger: facts.ledger.head, decision: digestOfJson(decision) },
      audience: { repository: repositoryOf(this.root), ...(run === undefined ? {} : { run }) },
      ...{ operations: ['getOrder'], ceilings: [] },
      ...{ approvers: 1, issuedAt: now.toISOString() },
      expiresAt: new Date(now.getTime() + 3_600_000).toISOString(),
      ...promotion,
    };
    const statement = { subjects: facts.subjects, predicateType: promotionType, predicate };
    const envelope = signStatement(statement, [promotedBy]);
    await this.ledger.append(envelopeEntry('promotion', 'acme', now, { envelope, decision }));
    return predicate;
  }

  /** What a runner has found before it asks. */
  open(context: TestContext, run = 'run-1'): Promise<OpenPromotion> {
    const audience = { repository: repositoryOf(this.root), run };
    const query = {
      root: this.root,
      provider: 'acme',
      network: 'sandbox',
      ledger: this.ledger,
      audience,
    } as const;
    return openPromotion(query).then((opening) => {
      context.after(() => {
        opening.watch.close();
      });
      return opening;
    });
  }

  /** Asks for a release, as a runner does. */
  ask({ promotion, sealed }: OpenPromotion, askedBy?: string): Promise<AskedRelease> {
    const wish = { root: this.root, promotion: promotion.statement.predicate, sealed: sealed.digest };
    const who = askedBy === undefined ? {} : { askedBy };
    return requestRelease({ ...wish, run: 'run-1', now: new Date(), ...who });
  }
}
