import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { canonicalJson } from '../util/canonical-json.ts';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { AgeIdentity } from './age-identity.ts';
import { describeSealedFile } from './describe-sealed-file.ts';
import { openCredentials } from './open-credentials.ts';
import { sealCredentials } from './seal-credentials.ts';
import { owner, sealedAt } from './testing/sealed-fixture.ts';

const folder = temporaryFolder({ after });
const values = { ACME_API_KEY: 'schlüssel-🔑', ACME_LONG: 'x'.repeat(150_000) };

function run(program: 'age' | 'age-keygen', args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync(program, args, { input, maxBuffer: 1 << 24, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** An identity that `age-keygen` made, and its file. */
async function keygen(name: string): Promise<{ file: string; identity: AgeIdentity }> {
  const file = join(folder, name);
  run('age-keygen', ['-o', file]);
  return { file, identity: await AgeIdentity.parse(readFileSync(file, 'utf8')) };
}

describe('interchange with the age program', () => {
  before(() => {
    try {
      run('age', ['--version']);
      run('age-keygen', ['--version']);
    } catch (error) {
      assert.fail(
        `these tests need the programs age and age-keygen on the PATH; install them (Debian: apt-get install age). ${String(error)}`,
      );
    }
  });

  it('reads its identities as it does', async () => {
    const { file, identity } = await keygen('keys');
    assert.equal(run('age-keygen', ['-y', file]).toString().trim(), identity.recipient);
    const made = await AgeIdentity.make();
    const own = join(folder, 'own');
    writeFileSync(own, `${made.reveal()}\n`, { mode: 0o600 });
    assert.equal(run('age-keygen', ['-y', own]).toString().trim(), made.recipient);
  });

  it('makes files that it opens, for each of several recipients', async () => {
    const people = [await keygen('one'), await keygen('two'), await keygen('three')];
    const bytes = await sealCredentials(
      { ...owner, values, sealedAt },
      people.map(({ identity }) => identity.recipient),
    );
    for (const { file, identity } of people) {
      const plaintext = run('age', ['-d', '-i', file], bytes).toString();
      assert.equal(plaintext, canonicalJson(await openCredentials(bytes, [identity], owner)));
    }
  });

  for (const [form, flags] of [
    ['armored', ['-a']],
    ['binary', []],
  ] as const) {
    it(`opens ${form} files that it makes, for each of several recipients`, async () => {
      const people = [await keygen(`${form}-one`), await keygen(`${form}-two`)];
      const content = {
        schema: 'https://livegate.dev/schemas/sealed-credentials.schema.json',
        ...owner,
        sealedAt: sealedAt.toISOString(),
        values: { ACME_API_KEY: { secret: 'schlüssel-🔑', sealedAt: sealedAt.toISOString() } },
      };
      const to = people.flatMap(({ identity }) => ['-r', identity.recipient]);
      const bytes = run('age', [...flags, ...to], Buffer.from(canonicalJson(content)));
      for (const { identity } of people)
        assert.deepEqual(await openCredentials(bytes, [identity], owner), content);
      const { recipients, armored } = await describeSealedFile(bytes);
      assert.deepEqual({ recipients, armored }, { recipients: 2, armored: form === 'armored' });
    });
  }
});
