import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

test('a run whose suites were written to meanwhile counts for nothing, also where all was put back', async () => {
  const project = new TinyProject();
  project.write(
    'suites/tiny/things.spec.ts',
    `import { readFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { scenario } from '@livegate/scenario/index.ts';
    scenario('holds', async ({ api }) => {
      await api.call('createThing', { body: { name: 'lamp' } });
      const helper = join(__dirname, 'helper.json');
      const text = readFileSync(helper);
      writeFileSync(helper, '{"other":true}');
      writeFileSync(helper, text);
    });`,
  );
  project.write('suites/tiny/helper.json', '{}');
  const { code, err, out } = await runWarm(['verify', '--workers', '1'], { cwd: project.root });
  const record = project.recordOf(out);
  assert.deepEqual([code, record?.status, record?.suitesChanged], [1, 'failed', true], err);
  assert.deepEqual(
    record?.scenarios.map(({ verdict }) => verdict),
    ['passed'],
  );
  assert.match(out, /failed: 1 of 1 scenarios passed .*its suites were written to meanwhile/);
});
