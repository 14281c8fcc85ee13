import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

/** The mistakes of an output, each by its place and its message. */
function mistakesIn(err: string): readonly string[] {
  return err.split('\n').filter((line) => /^contracts\/\S+:\d+:\d+: /.test(line));
}

const shape: readonly string[][] = [['contractLead: level', 'contractLead: levl']];
const operations: readonly string[][] = [['  getThing: { effect: read }', '  getThng: { effect: read }']];
const rules: readonly string[][] = [
  [
    'compatible: []',
    'compatible: [{ change: More, breaksClients: false, permits: { rules: [operation-aded] } }]',
  ],
];

/** Mistakes that verify finds one after the other: in the form of a file, then in a contract, then in what is announced. */
const steps: readonly (readonly [name: string, ofTiny: readonly string[][], ofTwin: readonly string[][]])[] =
  [
    ['in form and in what is said of the contract', shape, operations],
    ['in what is said of the contract and in what is announced', operations, rules],
  ];
for (const [name, ofTiny, ofTwin] of steps)
  test(`livegate verify tells at once mistakes ${name}`, async () => {
    const project = new TinyProject();
    project.addTwin('twin', {});
    for (const [id, edits] of Object.entries({ tiny: ofTiny, twin: ofTwin }))
      for (const [from = '', to = ''] of edits) project.edit(`contracts/${id}/provider.yaml`, from, to);
    const { code, err } = await runWarm(['verify'], { cwd: project.root });
    assert.equal(code, 2, err);
    const files = mistakesIn(err).map((line) => line.split(':')[0]);
    assert.deepEqual(
      [...new Set(files)],
      ['contracts/tiny/provider.yaml', 'contracts/twin/provider.yaml'],
      err,
    );
  });

describe('livegate providers', () => {
  test('tells the mistakes of every kind and of every provider at once, by file and line, each once', async () => {
    const project = new TinyProject();
    project.addTwin('acme', {});
    project.addTwin('zeta', {});
    for (const id of ['tiny', 'acme'])
      for (const [from = '', to = ''] of [...shape, ...operations, ...rules])
        project.edit(`contracts/${id}/provider.yaml`, from, to);
    project.edit('contracts/zeta/openapi.yaml', 'openapi: 3.1.0', 'openapi: 9.1.0');
    const { code, err } = await runWarm(['providers'], { cwd: project.root });
    assert.equal(code, 2, err);
    const ofTiny = [
      /^contracts\/tiny\/provider\.yaml:14:19: environments\.staging\.contractLead is not valid$/,
      /^contracts\/tiny\/provider\.yaml:27:113: there is no such rule$/,
      /^contracts\/tiny\/provider\.yaml:42:1: operations says nothing of getThing, which the contract has$/,
      /^contracts\/tiny\/provider\.yaml:44:3: the contract has no such operation$/,
    ];
    const wants = [
      ...ofTiny.map(({ source }) => new RegExp(source.replaceAll('tiny', 'acme'))),
      ...ofTiny,
      /^contracts\/zeta\/openapi\.yaml:1:10: the version of OpenAPI is not supported$/,
    ];
    const said = mistakesIn(err);
    for (const [index, want] of wants.entries()) assert.match(said[index] ?? '', want, err);
    assert.equal(said.length, wants.length, err);
    for (const nearest of ['level', 'operation-added', 'getThing'])
      assert.match(err, new RegExp(`did you mean ${nearest}\\?`));
  });
});
