import { expect, needs, scenario } from '../../src/scenario/index.ts';

scenario(
  'answers over the rate limit as documented',
  needs('sandbox'),
  async ({ api, capability, given, refusal, sandbox }) => {
    const call = capability('authenticate');
    const expected = refusal('rateLimited');
    const input = await given.input(call);
    await sandbox.exhaust(call.operation);
    const reply = await api.attempt(call.operation, input, { auth: call.credential, retry: false });
    expect(reply).toBeRefusedAs(expected);
    expect(Number(reply.headers['retry-after']), 'Retry-After in seconds').toBeGreaterThan(0);
  },
);
