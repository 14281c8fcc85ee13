import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { AgeIdentity } from '../seal/age-identity.ts';
import type { SealedCredentials } from '../seal/sealed-credentials.ts';
import { openCredentials } from '../seal/open-credentials.ts';
import { formsOf } from './testing/find-leaks.ts';
import { GateProject } from './testing/gate-project.ts';
import { runInTerminal } from './testing/pseudo-terminal.ts';
import type { Shown, Typed } from './testing/pseudo-terminal.ts';

const checklist =
  'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing, getThing]\n';
const gated = new GateProject();
const identity = ['--local-key', 'keys/jo.age'];
const file = 'contracts/tiny/credentials/live.sandbox.age';
const secrets = { first: 'k1ng<fisher>&"glass', second: 'moth+7731/lamp', typed: 'typed by hand, and long' };

before(async () => {
  gated.project.write('contracts/tiny/checklist.yaml', checklist);
  await gated.trust({ jo: 'approver' });
});

const read = (name: string) => readFileSync(join(gated.root, name));
const credentials = (verb: string, words: readonly string[] = [], input = '') =>
  gated.run(['credentials', verb, 'tiny', ...words], input);
const terminal = (verb: string, typed: readonly Typed[], words: readonly string[] = []): Promise<Shown> =>
  runInTerminal(['credentials', verb, 'tiny', ...words], { columns: 100, cwd: gated.root, typed });

/** What an approver finds in the sealed file. */
async function opened(by = 'jo'): Promise<SealedCredentials['values'][string]> {
  const key = await AgeIdentity.parse(read(`keys/${by}.age`).toString());
  const owner = { provider: 'tiny', environment: 'live', network: 'sandbox' } as const;
  const { values } = await openCredentials(read(file), [key], owner);
  const [name = '', ...more] = Object.keys(values);
  assert.deepEqual([name, more], ['TINY_LIVE_API_KEY', []]);
  return values[name] ?? assert.fail('nothing is sealed');
}

describe('livegate credentials', () => {
  test('list, rotate and rekey say what is missing before anything is sealed', async () => {
    for (const verb of ['list', 'rotate', 'rekey']) {
      const { code, err, out } = await credentials(verb, verb === 'list' ? [] : identity);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, /there is no contracts\/\S+\.age\nlivegate credentials seal tiny --environment live/);
    }
  });

  test('seal reads NAME=value lines, and refuses what is none of the environment’s', async () => {
    const wrong = await credentials('seal', [], 'TINY_STAGING_API_KEY=x\n');
    assert.deepEqual([wrong.code, existsSync(join(gated.root, file))], [2, false]);
    assert.match(wrong.err, /line 1 of stdin is no NAME=value of this environment\nNames: TINY_LIVE_API_KEY/);
    const { code, err, out } = await credentials('seal', [], `TINY_LIVE_API_KEY=${secrets.first}\n`);
    assert.equal(code, 0, err);
    assert.match(out, /^sealed contracts\/\S+\.age for 1 approver, .*\nnext: commit both; every earlier/);
    assert.equal((await opened()).secret, secrets.first);
  });

  test('list says what can be said without opening them', async () => {
    const { code, err, out } = await credentials('list');
    assert.equal(code, 0, err);
    const [size, digest, names] = out.split('\n');
    assert.equal(size, `${file}: ${read(file).length} bytes, sealed for 1 approver`);
    assert.match(digest ?? '', /^sha256:[0-9a-f]{64}$/);
    assert.equal(names, 'holds, as provider.yaml names them: TINY_LIVE_API_KEY');
  });

  test('rotate replaces a value and its age, and wants an identity that opens them', async () => {
    const old = await opened();
    const without = await credentials('rotate', [], `TINY_LIVE_API_KEY=${secrets.second}\n`);
    assert.deepEqual([without.code, await opened()], [2, old], without.err);
    assert.match(without.err, /needs an identity\nGive --local-key <file>/);
    const { code, err } = await credentials('rotate', identity, `TINY_LIVE_API_KEY=${secrets.second}\n`);
    assert.equal(code, 0, err);
    const now = await opened();
    assert.equal(now.secret, secrets.second);
    assert.ok(now.sealedAt > old.sealedAt);
  });

  test('rekey seals the same value of the same age for whoever approves now', async () => {
    const old = await opened();
    await gated.trust({ sam: 'approver' });
    const { code, err, out } = await credentials('rekey', identity);
    assert.equal(code, 0, err);
    assert.match(out, /sealed \S+ for 1 approver/);
    assert.deepEqual(await opened('sam'), old);
    await assert.rejects(opened('jo'), /is not sealed to age1/);
    const late = await credentials('rotate', identity, `TINY_LIVE_API_KEY=${secrets.first}\n`);
    assert.notEqual(late.code, 0, 'jo opens it no longer');
    assert.equal((await opened('sam')).secret, secrets.second);
  });
});

describe('on a terminal a secret is asked for, and what is typed is never shown', () => {
  const hidden = ({ raw }: Shown) => {
    for (const form of formsOf(secrets.typed)) assert.ok(!raw.includes(form.toString('latin1')), raw);
    // Nor a part of it: an echo comes letter by letter.
    assert.ok(!raw.includes(secrets.typed.slice(0, 5)), raw);
  };
  const prompt = 'TINY_LIVE_API_KEY: ';

  test('seal', async () => {
    rmSync(join(gated.root, file));
    const shown = await terminal('seal', [[prompt, secrets.typed]]);
    assert.equal(shown.code, 0, shown.raw);
    hidden(shown);
    assert.ok(shown.screen.includes(prompt), shown.screen.join('\n'));
    assert.equal((await opened('sam')).secret, secrets.typed);
  });

  test('rotate; nothing typed changes nothing', async () => {
    const old = await opened('sam');
    const words = ['--local-key', 'keys/sam.age'];
    const none = await terminal('rotate', [[prompt, '']], words);
    assert.deepEqual([none.code, await opened('sam')], [2, old], none.raw);
    const shown = await terminal('rotate', [[prompt, `${secrets.typed}, again`]], words);
    assert.equal(shown.code, 0, shown.raw);
    hidden(shown);
    assert.equal((await opened('sam')).secret, `${secrets.typed}, again`);
  });
});

test('nothing that was printed holds a secret', () => {
  for (const secret of Object.values(secrets))
    for (const form of formsOf(secret)) assert.ok(!gated.printed.includes(form.toString('latin1')));
});
