import type { Operations } from '../../contracts/truphone/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';

const scenario = scenarioFor<Operations>();

scenario(
  'refuses a grant it does not know, and a refresh token that it never gave',
  async ({ api, given }) => {
    const keys = { client_id: given.word(), client_secret: given.uuid() };
    const unknownGrant = {
      grant_type: 'password',
      ...keys,
    } as unknown as Operations['createToken']['input']['body'];
    const [grant, client] = await Promise.all([
      api.attempt('createToken', { body: unknownGrant }, { deliberatelyInvalid: true }),
      api.attempt('createToken', {
        body: { grant_type: 'refresh_token', refresh_token: given.hex(64), ...keys },
      }),
    ]);
    expect(grant).toBeRefusedAs({ status: 400, codes: ['unsupported_grant_type'] });
    expect(client).toBeRefusedAs({ status: 401, codes: ['unauthorized_client'] });
  },
);
