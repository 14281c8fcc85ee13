import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const file = 'contracts/tiny/sandbox.ts';
const provider = 'contracts/tiny/provider.yaml';

type Mistake = {
  readonly name: string;
  readonly edits: readonly (readonly [file: string, from: string, to: string])[];
  readonly grep: string;
  readonly says: RegExp;
};

const mistakes: readonly Mistake[] = [
  {
    name: 'a handler that throws',
    edits: [[file, 'state.set(thing.id, thing);', 'state.sett(thing.id, thing);']],
    grep: 'keeps its name',
    says: /createThing: expected contracts\/tiny\/sandbox\.ts to answer .*found TypeError: state\.sett is not a function \(contracts\/tiny\/sandbox\.ts:\d+/,
  },
  {
    name: 'a handler whose body is not the contract’s',
    edits: [
      [file, 'body: thing };\n    },\n    getThing', 'body: { id: thing.id } };\n    },\n    getThing'],
    ],
    grep: 'keeps its name',
    says: /sandbox\.ts to answer as the contract says.*member "name", found none under its 200/,
  },
  {
    name: 'a handler whose status the contract does not name',
    edits: [[file, "refuse(404, 'not_found')", "refuse(304, 'not_found')"]],
    grep: 'unknown thing',
    says: /getThing: expected contracts\/tiny\/sandbox\.ts to answer as the contract says, status: one of 200, 4XX, found 304 under its 304$/m,
  },
  {
    name: 'a recipe that keeps nothing, beside a format that nobody knows,',
    edits: [
      [provider, 'keep: { thingId: /id }', 'keep: { thingId: /data/id }'],
      [
        'contracts/tiny/openapi.yaml',
        'size: { type: integer }',
        'size: { type: integer, format: thing-size }',
      ],
    ],
    grep: 'reads one object',
    says: /^not checked: contracts\/tiny\/openapi\.yaml:\d+:\d+ a format that is not checked here: thing-size$[^]*createThing expected something at \/data\/id, for given\.thing\.keep\.thingId of provider\.yaml, found the answer with id, name/m,
  },
];

for (const { edits, grep, name, says } of mistakes)
  test(`${name} is told as what it is`, async () => {
    const project = new TinyProject();
    project.addEveryProvider();
    for (const edit of edits) project.edit(...edit);
    const { code, out } = await runWarm(['verify', '--workers', '1', '--grep', grep], { cwd: project.root });
    assert.equal(code, 1, out);
    assert.match(out, says);
  });

test('the limit of an environment that also counts the call for a token is shown all the same', async () => {
  const project = new TinyProject();
  project.addEveryProvider();
  project.edit(
    provider,
    'rateLimits: { notApplicable: none is documented }',
    'rateLimits: [{ requests: 50, per: PT1S, scope: environment }]',
  );
  project.edit(
    provider,
    'rateLimited: { notApplicable: none is documented }',
    'rateLimited: { status: 429, codes: [slow] }',
  );
  project.edit(
    provider,
    'auth:\n  key: { kind: bearer, value: $credential.apiKey }',
    'auth:\n  key:\n    kind: bearer\n    value: $token\n    obtain: { operation: createToken, input: { body: { key: $credential.apiKey } }, token: /token, lifetime: PT5M }',
  );
  project.edit(
    provider,
    'authenticate: { operation: getThing, given: [thing], input: { path: { id: $given.thingId } }',
    'authenticate: { operation: createThing, input: { body: { name: $word } }',
  );
  project.edit(provider, 'operations:\n', 'operations:\n  createToken: { effect: read, auth: none }\n');
  project.edit(
    'contracts/tiny/openapi.yaml',
    'paths:\n',
    `paths:
  /token:
    post:
      operationId: createToken
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [key], properties: { key: { type: string } } } } }
      responses:
        '200': { description: a token, content: { application/json: { schema: { type: object, required: [token], properties: { token: { type: string } } } } } }
        4XX: { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
`,
  );
  project.edit(file, 'drifts: {},', "drifts: {},\n  tooManyRequests: () => refuse(429, 'slow'),");
  project.edit(file, 'before: ({ headers }', 'before: ({ headers, operation }');
  project.edit(
    file,
    'headers.authorization ===',
    "operation === 'createToken' || headers.authorization === 'Bearer token-of-tiny-4711' || headers.authorization ===",
  );
  project.edit(
    file,
    'handlers: {\n',
    "handlers: {\n    createToken: () => ({ status: 200, body: { token: 'token-of-tiny-4711' } }),\n",
  );
  const words = ['verify', '--workers', '1', '--grep', 'over the rate limit'];
  const { code, out } = await runWarm(words, { cwd: project.root });
  assert.equal(code, 0, out);
  assert.match(out, /passed: 1 of 1/);
});
