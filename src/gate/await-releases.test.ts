import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { armor } from 'age-encryption';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import { AgeIdentity } from '../seal/age-identity.ts';
import { parseAgeRecipient } from '../seal/age-recipient.ts';
import { rewrapCredentials } from '../seal/rewrap-credentials.ts';
import type { ReleaseRequest } from '../seal/release-request.ts';
import { ageFileOf } from '../seal/testing/sealed-fixture.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { digestOf, digestOfJson } from '../util/digest.ts';
import { awaitReleases } from './await-releases.ts';
import type { ReleaseWait } from './await-releases.ts';
import { releaseSubjects, releaseType } from './predicates/release.ts';
import type { Release } from './predicates/release.ts';
import { revoke } from './revoke.ts';
import { people, trustEntry } from './testing/people.ts';
import { PromotedProject } from './testing/promoted-project.ts';
import type { PromotedOptions } from './testing/promoted-project.ts';

type Started = Awaited<ReturnType<typeof start>>;

/** A runner that has asked, and what it is told while it waits. */
async function start(context: TestContext, options: PromotedOptions = {}) {
  const project = await PromotedProject.make(context, options);
  const opening = await project.open(context);
  const asked = await project.ask(opening);
  const told: string[] = [];
  const report: ReleaseWait['report'] = (arrival, missing) => {
    told.push(arrival.kind === 'refused' ? arrival.reason : `${arrival.release.by.join()} ${missing}`);
  };
  const { promotion, sealed, trust, watch } = opening;
  const wait = { asked, promotion, trust, watch, report, root: project.root };
  return { project, sealed, asked, told, wait };
}

type Forgery = {
  readonly keys?: readonly SigningKey[];
  /** What is rewrapped, and for whom. */
  readonly request?: Partial<ReleaseRequest>;
  /** In place of what was rewrapped. */
  readonly age?: string;
  readonly predicate?: Partial<Release>;
  /** What the subjects are made of. */
  readonly about?: Partial<ReleaseRequest>;
  readonly type?: string;
};

/** An answer, by whomever and about whatever. */
async function envelope({ asked, project, sealed }: Started, forgery: Forgery = {}): Promise<Uint8Array> {
  const { keys = [people.alice], type = releaseType } = forgery;
  const request = { ...asked.request, ...forgery.request };
  const now = new Date();
  const bytes = await rewrapCredentials(sealed.bytes, [project.identity], request, { now });
  const age = forgery.age ?? Buffer.from(bytes).toString();
  const { decision, environment, provider } = asked.request;
  const predicate = {
    provider,
    environment,
    decision,
    age,
    approvedAt: now.toISOString(),
    ...forgery.predicate,
  };
  const subjects = releaseSubjects({ ...asked.request, ...forgery.about }, age);
  return signStatement({ subjects, predicateType: type, predicate }, keys);
}

/** Puts an answer beside the request. */
function answer({ asked }: Started, bytes: Uint8Array | string, who = 'alice'): string {
  const file = join(dirname(asked.file), `${asked.request.id}.${who}.release.json`);
  writeFileSync(file, bytes);
  return file;
}

const names = (counted: Awaited<ReturnType<typeof awaitReleases>>) => counted.map(({ name }) => name);

test('one approver is enough where the promotion asks for one, whenever he comes', async (context) => {
  const started = await start(context);
  const waiting = awaitReleases({ ...started.wait, patience: 60_000 });
  const whole = Buffer.from(await envelope(started));
  answer(started, whole.subarray(0, 100));
  while (started.told.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  answer(started, whole);
  const [alice] = await waiting;
  assert.equal(alice?.release.released.values['ACME_LIVE_KEY']?.secret, 'a live secret');
  assert.deepEqual(started.told, ['it is not JSON (RFC 8259)', 'alice 0']);
});

const two: PromotedOptions = { promotion: { approvers: 2 } };

test('two approvers are two people: one who answers twice is one', async (context) => {
  const started = await start(context, two);
  answer(started, await envelope(started));
  answer(started, await envelope(started, { predicate: { note: 'once more' } }), 'bob');
  answer(started, await envelope(started, { keys: [people.alice, people.alice] }), 'carol');
  await assert.rejects(awaitReleases({ ...started.wait, patience: 1 }), {
    code: 'not_approved',
    exitCode: 3,
    message: '1 (alice) of the 2 approvers that acme needs answered in time',
  });
  assert.deepEqual(started.told, ['alice 1', 'alice 1', 'alice 1']);
});

for (const { name, signed } of [
  { name: 'each with a release of his own', signed: [[people.alice], [people.bob]] },
  { name: 'both under one release', signed: [[people.bob, people.alice]] },
])
  test(`two approvers are enough, ${name}`, async (context) => {
    const started = await start(context, two);
    for (const [index, keys] of signed.entries())
      answer(started, await envelope(started, { keys }), String(index));
    assert.deepEqual(names(await awaitReleases({ ...started.wait, patience: 1 })).sort(), ['alice', 'bob']);
  });

test('approvers who do not release the same release nothing', async (context) => {
  const started = await start(context, two);
  answer(started, await envelope(started));
  const age = await ownValues(started, 'a secret of his own');
  answer(started, await envelope(started, { keys: [people.bob], age }), 'bob');
  await assert.rejects(awaitReleases({ ...started.wait, patience: 1 }), { code: 'releases_differ' });
  assert.deepEqual(started.told, ['alice 1', 'bob 0']);
});

/** What an approver could seal who does not use livegate: values of his own, all else as it should be. */
async function ownValues({ asked: { request } }: Started, secret: string): Promise<string> {
  const { decision, environment, expiresAt, network, provider } = request;
  const released = {
    schema: 'https://livegate.dev/schemas/released-credentials.schema.json',
    ...{ request: digestOfJson(request), decision, provider, environment, network, expiresAt },
    values: { ACME_LIVE_KEY: { secret, sealedAt: request.requestedAt } },
  };
  return armor.encode(await ageFileOf(canonicalJson(released), parseAgeRecipient(request.recipient)));
}

const { recipient } = await AgeIdentity.make();
const otherId = { id: '0'.repeat(32) };

const refused: readonly { readonly name: string; readonly forgery: Forgery; readonly reason: RegExp }[] = [
  { name: 'a runner signed', forgery: { keys: [people.runner] }, reason: /no trusted key has signed/ },
  { name: 'a gatekeeper signed', forgery: { keys: [people.keeper] }, reason: /no trusted key has signed/ },
  { name: 'a stranger signed', forgery: { keys: [people.mallory] }, reason: /no trusted key has signed/ },
  { name: 'is about another request', forgery: { about: otherId }, reason: /it answers another request/ },
  {
    name: 'says that it is about this request, and holds what was released for another',
    forgery: { request: otherId },
    reason: /expected a release for sha256:/,
  },
  {
    name: 'is sealed for another machine',
    forgery: { request: { recipient: parseAgeRecipient(recipient) } },
    reason: /is not sealed to/,
  },
  {
    name: 'was signed over another age file',
    forgery: { predicate: { age: 'x' } },
    reason: /its release is not/,
  },
  {
    name: 'was signed for another decision',
    forgery: { predicate: { decision: digestOf('another') } },
    reason: /for another decision/,
  },
  {
    name: 'was signed for another environment',
    forgery: { predicate: { environment: 'sandbox' } },
    reason: /for another environment/,
  },
  {
    name: 'was signed for another provider',
    forgery: { predicate: { provider: 'other' } },
    reason: /for another provider/,
  },
  { name: 'is of another type', forgery: { type: 'https://x.example/v1' }, reason: /predicate is of type/ },
  {
    name: 'was approved at no time',
    forgery: { predicate: { approvedAt: '2026-12-31T23:59:60Z' } },
    reason: /a time in it/,
  },
];

for (const { forgery, name, reason } of refused)
  test(`an answer that ${name} does not count`, async (context) => {
    const started = await start(context);
    answer(started, await envelope(started, forgery));
    await assert.rejects(awaitReleases({ ...started.wait, patience: 1 }), { code: 'not_approved' });
    assert.equal(started.told.length, 1);
    assert.match(started.told[0] ?? '', reason);
  });

const hostile: readonly (readonly [name: string, put: (file: string) => void, reason: RegExp])[] = [
  ['deep', holding('['.repeat(100_000)), /nested/],
  ['with a prototype', holding('{"__proto__":1}'), /__proto__/],
  ['empty', holding(''), /not JSON/],
  ['a pipe', makePipe, /a plain file/],
  ['a link to what would count', makeLink, /a symbolic link/],
];

function holding(text: string): (file: string) => void {
  return (file) => {
    writeFileSync(file, text);
  };
}

function makePipe(file: string): void {
  unlinkSync(file);
  execFileSync('sh', ['-c', 'mkfifo "$0"', file]);
}

function makeLink(file: string): void {
  renameSync(file, `${file}.kept`);
  symlinkSync(`${file}.kept`, file);
}

for (const [name, put, reason] of hostile)
  test(`a file that is ${name} does not count`, async (context) => {
    const started = await start(context);
    put(answer(started, await envelope(started)));
    await assert.rejects(awaitReleases({ ...started.wait, patience: 300 }), { code: 'not_approved' });
    assert.equal(started.told.length, 1);
    assert.match(started.told[0] ?? '', reason);
  });

test('who promoted does not count as one of two', async (context) => {
  const trust = ['keys:\n', trustEntry('alice', 'gatekeeper, approver'), trustEntry('bob', 'approver')].join(
    '',
  );
  const started = await start(context, { trust, promotedBy: people.alice, ...two });
  answer(started, await envelope(started));
  answer(started, await envelope(started, { keys: [people.bob] }), 'bob');
  await assert.rejects(awaitReleases({ ...started.wait, patience: 1 }), { code: 'not_approved' });
  assert.deepEqual(started.told, ['alice signed the promotion', 'bob 1']);
});

test(
  'a revocation ends the wait at once, whatever has been answered',
  { timeout: 60_000 },
  async (context) => {
    const started = await start(context, two);
    const waiting = awaitReleases({ ...started.wait, patience: 600_000 });
    answer(started, await envelope(started));
    const { ledger } = started.project;
    await revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now: new Date() }, ledger);
    answer(started, await envelope(started, { keys: [people.bob] }), 'bob');
    await assert.rejects(waiting, { code: 'revoked', message: 'revoked: a drill', exitCode: 3 });
  },
);

test('a request that has expired is not waited for', { timeout: 60_000 }, async (context) => {
  const started = await start(context);
  const { asked } = started.wait;
  const expired = { ...asked, request: { ...asked.request, expiresAt: new Date().toISOString() } };
  await assert.rejects(awaitReleases({ ...started.wait, asked: expired, patience: 600_000 }), {
    code: 'not_approved',
  });
  assert.equal(readFileSync(asked.file, 'utf8').endsWith('\n'), true);
});
