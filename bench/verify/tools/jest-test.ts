/** The test file that Jest runs, in the CommonJS that it takes as it is. */
export const jestTest = `const { join } = require('node:path');
const { Agent } = require('undici');
const { origin, scenarios } = require('./scenarios.json');

require('jest-openapi').default(join(__dirname, 'openapi.json'));
const agent = new Agent();

test.each(scenarios)('$name buys and pays', async ({ waves }) => {
  for (const wave of waves) await Promise.all(wave.map(check));
});

/** jest-openapi knows the answers of axios; this is one, made from undici's. */
async function check({ method, path, target, headers, body = null }) {
  const answer = await agent.request({ origin, path: target, method, headers, body });
  const response = { status: answer.statusCode, data: await answer.body.json(), request: { method, path } };
  expect(response).toSatisfyApiSpec();
}

afterAll(() => agent.close());
`;
