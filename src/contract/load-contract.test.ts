import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../util/errors.ts';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { listProviders } from './list-providers.ts';
import { loadContract } from './load-contract.ts';
import type { Operation } from './contract.ts';
import { readProviderSync } from './load-provider.ts';
import { RestOperation } from './openapi/rest-operation.ts';
import { exampleOpenApi } from './testing/example-openapi.ts';
import { exampleProvider } from './testing/example-provider.ts';

const temporary = temporaryFolder({ after });
const rest = { 'provider.yaml': exampleProvider(), 'openapi.yaml': exampleOpenApi() };
const graphql = {
  'provider.yaml': exampleProvider(
    ['protocol: rest', 'protocol: graphql'],
    ['file: openapi.yaml', 'file: schema.graphql'],
    ['input: { body: { amount: 12 } }', 'input: { variables: {} }'],
    ['input: { path: { id: $given.orderId } }', 'input: {}'],
    ['keep: { orderId: /id }', 'keep: { orderId: /createOrder }'],
  ),
  'schema.graphql': 'type Query { getOrder: Int } type Mutation { createOrder: Int }',
  'operations/getOrder.graphql': 'query getOrder { getOrder }',
  'operations/createOrder.graphql': 'mutation createOrder { createOrder }',
};

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await mkdtemp(join(temporary, 'contract-')), 'contracts', 'acme');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function errorOf(folder: string): Promise<ConfigError> {
  const error = await loadContract(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ConfigError, String(error));
  return error;
}

describe('loadContract', () => {
  const makes: readonly (readonly [what: string, make: (file: string) => unknown])[] = [
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
    ['a link', (file) => symlinkSync('/dev/zero', file)],
    ['a folder', (file) => mkdirSync(file)],
  ];
  for (const [what, make] of makes)
    for (const name of ['provider.yaml', 'openapi.yaml'])
      it(`waits for no ${name} that is ${what}`, async () => {
        const folder = await write(rest);
        rmSync(join(folder, name));
        make(join(folder, name));
        const { message } = await errorOf(folder);
        assert.ok(message.startsWith(`contracts/acme/${name}: cannot be judged`), message);
        if (name === 'provider.yaml')
          assert.throws(() => readProviderSync(folder), /provider.yaml: cannot be judged/);
      });

  for (const [protocol, files] of Object.entries({ rest, graphql })) {
    it(`loads a ${protocol} contract`, async () => {
      const folder = await write(files);
      const contract = await loadContract(folder);
      assert.deepEqual([...contract.operations.keys()].sort(), ['createOrder', 'getOrder']);
      assert.deepEqual([contract.folder, contract.provider.id], [folder, 'acme']);
      assert.equal(contract.digest, (await loadContract(folder)).digest);
      assert.deepEqual(
        [contract.openapi !== undefined, contract.graphql !== undefined],
        [protocol === 'rest', protocol === 'graphql'],
      );
    });

    it(`binds every file of a ${protocol} contract in its digest`, async () => {
      const before = (await loadContract(await write(files))).digest;
      for (const [name, text] of Object.entries(files)) {
        const changed = await loadContract(await write({ ...files, [name]: `${text}\n` }));
        assert.notEqual(changed.digest, before, name);
      }
    });
  }

  const without = (name: keyof typeof rest): Record<string, string> =>
    Object.fromEntries(Object.entries(rest).filter(([key]) => key !== name));
  const cases: readonly [
    name: string,
    files: Readonly<Record<string, string>>,
    code: string,
    message: RegExp,
  ][] = [
    [
      'no provider file',
      without('provider.yaml'),
      'config_missing',
      /contracts\/acme\/provider.yaml: cannot be read/,
    ],
    ['no contract file', without('openapi.yaml'), 'config_missing', /openapi.yaml: cannot be read/],
    [
      'a contract file elsewhere',
      { ...rest, 'provider.yaml': exampleProvider(['file: openapi.yaml', 'file: ../other/openapi.yaml']) },
      'config_invalid',
      /^contracts\/acme\/provider.yaml:5:9: contract.file names a file outside its folder/,
    ],
    [
      'a malformed contract',
      { ...rest, 'openapi.yaml': 'openapi: [' },
      'contract_invalid',
      /openapi.yaml:1:\d+/,
    ],
    [
      'an operation that there is not',
      {
        ...rest,
        'provider.yaml': exampleProvider([
          'operation: getOrder, credential',
          'operation: getOrders, credential',
        ]),
      },
      'config_invalid',
      /provider.yaml:\d+:\d+: the contract has no such operation[\s\S]*did you mean getOrder\?/,
    ],
    [
      'an effect for what is no operation',
      {
        ...rest,
        'provider.yaml': exampleProvider([
          '  getOrder: { effect: read }',
          '  getOrder: { effect: read }\n  getOrdr: { effect: read }',
        ]),
      },
      'config_invalid',
      /no such operation[\s\S]*getOrder\?/,
    ],
    [
      'an operation without effect',
      { ...rest, 'provider.yaml': exampleProvider(['  getOrder: { effect: read }\n', '']) },
      'config_invalid',
      /says nothing of getOrder/,
    ],
    [
      'no folder of documents',
      { 'provider.yaml': graphql['provider.yaml'], 'schema.graphql': graphql['schema.graphql'] },
      'config_missing',
      /operations: cannot be read/,
    ],
    [
      'a malformed document',
      { ...graphql, 'operations/getOrder.graphql': 'query getOrder { order }' },
      'contract_invalid',
      /getOrder.graphql:1:18: Cannot query field/,
    ],
  ];
  for (const [name, files, code, message] of cases) {
    it(`refuses ${name}`, async () => {
      const error = await errorOf(await write(files));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.equal(error.exitCode, 2);
    });
  }

  const together: Readonly<
    Record<string, readonly [files: Readonly<Record<string, string>>, wants: readonly RegExp[]]>
  > = {
    'the provider file and of its contract': [
      { 'provider.yaml': exampleProvider(['effect: read', 'effect: raed']), 'openapi.yaml': 'openapi: [' },
      [
        /^contracts\/acme\/openapi\.yaml:1/,
        /^contracts\/acme\/provider\.yaml:48:23: operations\.getOrder\.effect/,
      ],
    ],
    'the provider file, in form and in what it says of the contract': [
      {
        ...rest,
        'provider.yaml': exampleProvider(
          ['contractLead: level', 'contractLead: levl'],
          ['keep: { orderId: /id }', 'keep: { orderId: /statuss }'],
          ['operation: getOrder,', 'operation: getOrdr,'],
        ),
      },
      [
        /yaml:17:19: environments\.sandbox/,
        /yaml:53:22: given\.order\.keep/,
        /yaml:55:30: the contract has no such/,
      ],
    ],
    'a provider file without operations or capabilities': [
      {
        ...rest,
        'provider.yaml': exampleProvider(
          ['operations:', 'operatons:'],
          ['capabilities:', 'capabilites:'],
          ['keep: { orderId: /id }', 'keep: { orderId: /statuss }'],
        ),
      },
      [
        /yaml:1:1: .*/,
        /yaml:1:1: .*/,
        /unknown key operatons/,
        /given\.order\.keep/,
        /unknown key capabilites/,
      ],
    ],
    'a header that is wrong by itself and unknown to the contract': [
      {
        ...rest,
        'provider.yaml': exampleProvider([
          'defaultAuth: app',
          'defaultAuth: app\nheaders: { Authorization: x }',
        ]),
      },
      [/yaml:30:12: headers\.Authorization is the header of auth\.app/],
    ],
    'a provider file that cannot be read': [
      { ...rest, 'provider.yaml': 'id: acme\n  name: [' },
      [/provider\.yaml:1:5/, /provider\.yaml:1:5/, /provider\.yaml:2:10/],
    ],
  };
  for (const [what, [files, wants]] of Object.entries(together))
    it(`tells at once the mistakes of ${what}`, async () => {
      const { exitCode, problems } = await errorOf(await write(files));
      const said = problems.map(
        ({ column, expected = '', file, line, message }) =>
          [file, line, column].join(':') + `: ${message} ${expected}`,
      );
      for (const [index, want] of wants.entries()) assert.match(said[index] ?? '', want, said.join('\n'));
      assert.equal(said.length, wants.length, said.join('\n'));
      assert.deepEqual([new Set(said).size, exitCode], [said.length, 2]);
    });

  it('names the nearest provider where there is none of the name', async () => {
    const folder = await write(rest);
    const error = await errorOf(join(dirname(folder), 'acmee'));
    assert.equal(error.code, 'provider_unknown');
    assert.equal(error.problems[0]?.nearest, 'acme');
    assert.throws(() => readProviderSync(join(dirname(folder), 'acmee')), ConfigError);
  });

  it('loads every provider of this project, and one more in a temporary folder without any change to the program', async () => {
    const project = fileURLToPath(new URL('../../', import.meta.url));
    const root = await mkdtemp(join(temporary, 'project-'));
    await cp(join(project, 'contracts'), join(root, 'contracts'), { recursive: true });
    await cp(await write(rest), join(root, 'contracts', 'acme'), { recursive: true });
    const contracts = await Promise.all(
      listProviders(root).map((id) => loadContract(join(root, 'contracts', id))),
    );
    assert.ok(contracts.some(({ provider }) => provider.id === 'acme'));
    for (const { operations } of contracts)
      for (const operation of operations.values()) compileAll(operation);
  });
});

/** Puts nonsense to every validator of an operation, so that one which does not compile shows itself. */
function compileAll(operation: Operation): void {
  const nonsense = { path: { nonsense: 1 }, body: 'nonsense', variables: { nonsense: 1 } };
  assert.ok(operation.requestFindings(nonsense).length > 0, operation.label);
  assert.ok(operation.fieldNames.size >= operation.sensitiveNames.size);
  const statuses = operation instanceof RestOperation ? [...operation.definition.responses.keys()] : ['200'];
  for (const status of statuses.filter((known) => /^2\d\d$/.test(known))) {
    const answer = {
      status: Number(status),
      headers: { 'content-type': 'application/json' },
      body: 'nonsense',
    };
    assert.ok(operation.answerFindings(answer).length > 0, `${operation.label} ${status}`);
  }
}

describe('listProviders', () => {
  it('lists folders with a provider file, and nothing else', async () => {
    const root = dirname(dirname(await write(rest)));
    await mkdir(join(root, 'contracts', 'empty'));
    await writeFile(join(root, 'contracts', 'README.md'), '');
    assert.deepEqual(listProviders(root), ['acme']);
    assert.throws(() => listProviders(join(root, 'nowhere')), ConfigError);
  });
});
