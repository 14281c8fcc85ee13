import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { RunRecord } from '../../model/run-record.ts';

const repository = join(import.meta.dirname, '../../..');

/**
 * A project of one provider in a temporary folder: what a team writes that adds a provider, and nothing else. The
 * folder goes when the test, or the group of tests, that made it has ended.
 */
export class TinyProject {
  readonly root = mkdtempSync(join(tmpdir(), 'livegate-tiny-'));

  readonly #imports: (path: string) => string;

  /** `imports` says how the files name a module of livegate: by default the sources of this repository. */
  constructor(imports = (path: string) => `${repository}/src/${path}`) {
    this.#imports = imports;
    after(() => rmSync(this.root, { recursive: true, force: true }));
    this.write('contracts/tiny/provider.yaml', providerYaml);
    this.write('contracts/tiny/openapi.yaml', openapiYaml);
    this.write('contracts/tiny/sandbox.ts', sandboxTs);
    this.write('suites/tiny/things.spec.ts', suiteTs);
  }

  /** Writes a file; `@livegate/<path>` in it stands for a module of livegate. */
  write(name: string, content: string): void {
    const file = join(this.root, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(
      file,
      content.replaceAll(/@livegate\/([\w/.-]+)/g, (_, path: string) => this.#imports(path)),
    );
  }

  /** Changes a file that is there; what is replaced must be in it. */
  edit(name: string, from: string, to: string): void {
    const text = readFileSync(join(this.root, name), 'utf8');
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
    this.write(name, text.replace(from, to));
  }

  /** The record of a run, by what the run printed as text; nothing where it left none. */
  recordOf(printed: string): RunRecord | undefined {
    const [, file] = /^record: (\S+)/m.exec(printed) ?? [];
    return file === undefined
      ? undefined
      : (JSON.parse(readFileSync(join(this.root, file), 'utf8')) as RunRecord);
  }

  /** Adds the same provider once more under another id; its words are replaced as told. */
  addTwin(id: string, replaced: Readonly<Record<string, string>>): void {
    const words = { tiny: id, TINY: id.toUpperCase(), ...replaced };
    for (const file of ['provider.yaml', 'openapi.yaml', 'sandbox.ts']) {
      const text = readFileSync(join(this.root, 'contracts/tiny', file), 'utf8');
      const twin = Object.entries(words).reduce(
        (all, [from, to]) => all.replaceAll(new RegExp(`(?<![a-zA-Z])${from}(?![a-zA-Z])`, 'g'), to),
        text,
      );
      this.write(`contracts/${id}/${file}`, twin);
    }
    const suite = readFileSync(join(this.root, 'suites/tiny/things.spec.ts'), 'utf8');
    this.write(`suites/${id}/things.spec.ts`, suite);
  }

  /** Adds an environment like staging under another name. */
  addTestEnvironment(name: string): void {
    const added = environmentYaml(name, 'test', `api.${name}`);
    this.edit('contracts/tiny/provider.yaml', '  live:\n', `${added}  live:\n`);
  }

  /** Adds the scenarios that every provider must pass, unchanged but for where they import from. */
  addEveryProvider(): void {
    const folder = join(this.root, 'suites/every-provider');
    cpSync(join(repository, 'suites/every-provider'), folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      this.write(`suites/every-provider/${name}`, text.replaceAll('../../src/', '@livegate/'));
    }
  }
}

const environmentYaml = (name: string, stage: string, host: string) => `  ${name}:
    stage: ${stage}
    baseUrl: https://${host}.tiny.example/v1
    credentials: { apiKey: env:TINY_${name.toUpperCase()}_API_KEY }
    sharedWithLive: []
    isolated: [things]
    reset: { notApplicable: nothing is ever removed }
    contractLead: level
`;

const providerYaml = `id: tiny
name: Tiny Things
protocol: rest
contract: { file: openapi.yaml, version: '1' }
docs: [https://tiny.example/docs]
environments:
${environmentYaml('staging', 'test', 'api.staging')}${environmentYaml('live', 'live', 'api')}auth:
  key: { kind: bearer, value: $credential.apiKey }
defaultAuth: key
rateLimits: { notApplicable: none is documented }
versioning: { scheme: path, current: '1', compatible: [] }
errors:
  code: [/error]
  classes:
    missingCredentials: { status: 401, codes: [unauthorized] }
    wrongCredentials: { status: 401, codes: [unauthorized] }
    wrongKeys: { notApplicable: no tokens are issued }
    expiredCredentials: { notApplicable: a key does not expire }
    insufficientScope: { notApplicable: there are no scopes }
    missingHeader: { notApplicable: no header is required }
    invalidInput: { status: 422, codes: [invalid] }
    unknownId: { status: 404, codes: [not_found] }
    rateLimited: { notApplicable: none is documented }
idempotency: { notApplicable: there are no keys }
pagination: { notApplicable: lists are whole }
operations:
  createThing: { effect: reversible }
  getThing: { effect: read }
given:
  thing: { operation: createThing, input: { body: { name: $word } }, keep: { thingId: /id } }
capabilities:
  authenticate: { operation: getThing, given: [thing], input: { path: { id: $given.thingId } }, credential: key }
  read: { operation: getThing, given: [thing], input: { path: { id: $given.thingId } } }
  list: { notApplicable: things are not listed }
  create:
    operation: createThing
    input: { body: { name: $word } }
    id: /id
    readBack: { operation: getThing, input: { path: { id: $id } }, id: /id }
    same: { /body/name: /name }
    invalid: [{ name: a name that is a number, at: /body/name, value: 7 }]
  idempotentCreate: { notApplicable: there are no keys }
  foreignIds:
    lookups: [{ of: things, operation: getThing, input: { path: { id: $foreign.thingId } } }]
    withoutIds: { notApplicable: the credentials of no other test environment are at hand }
  renewal: { notApplicable: a key is not renewed }
  scopeCheck: { notApplicable: there are no scopes }
testData: { cardNumbers: [] }
`;

const openapiYaml = `openapi: 3.1.0
info: { title: Tiny Things, version: '1' }
paths:
  /things:
    post:
      operationId: createThing
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string } } } } }
      responses: &answers
        '200': { description: the thing, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        4XX: { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: *answers
components:
  schemas:
    Thing:
      type: object
      required: [id, name]
      properties: { id: { type: string }, name: { type: string }, size: { type: integer } }
    Error:
      type: object
      required: [error]
      properties: { error: { type: string }, message: { type: string } }
`;

const sandboxTs = `import { defineRestSandbox } from '@livegate/sandbox/index.ts';
import type { SandboxReply } from '@livegate/sandbox/index.ts';

type State = Map<string, { id: string; name: string }>;
const refuse = (status: number, error: string): SandboxReply => ({ status, body: { error } });

export default defineRestSandbox<State, null>({
  provider: 'tiny',
  protocol: 'rest',
  createState: (environment) => new Map([[environment + '-1', { id: environment + '-1', name: 'first' }]]),
  createShared: () => null,
  issueCredentials: (_environment, newId) => ({ apiKey: newId.hex(40) }),
  reset: () => undefined,
  sampleIds: ({ environment }) => ({ thingId: environment + '-1' }),
  drifts: {},
  before: ({ headers }, { credentials }) =>
    headers.authorization === 'Bearer ' + credentials.apiKey ? undefined : refuse(401, 'unauthorized'),
  handlers: {
    createThing: ({ body, problems }, { state, newId }) => {
      if (problems.length > 0) return refuse(422, 'invalid');
      const thing = { id: newId.uuid(), name: (body as { name: string }).name };
      state.set(thing.id, thing);
      return { status: 200, body: thing };
    },
    getThing: ({ path }, { state }) => {
      const thing = state.get(String(path.id));
      return thing === undefined ? refuse(404, 'not_found') : { status: 200, body: thing };
    },
  },
});
`;

const suiteTs = `import { expect, scenario } from '@livegate/scenario/index.ts';

scenario('a thing keeps its name', async ({ api }) => {
  const { data } = await api.call('createThing', { body: { name: 'lamp' } });
  const read = await api.call('getThing', { path: { id: (data as { id: string }).id } });
  expect((read.data as { name: string }).name).toBe('lamp');
});

scenario('an unknown thing is not found', async ({ api }) => {
  expect((await api.attempt('getThing', { path: { id: 'none' } })).status).toBe(404);
});
`;
