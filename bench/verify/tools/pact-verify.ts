/** What a team would write to verify its provider: `pact-verify.ts <origin> <pact file>`. */
import { Verifier } from '@pact-foundation/pact';

const [, , providerBaseUrl = '', pactFile = ''] = process.argv;
await new Verifier({
  provider: 'shop',
  providerBaseUrl,
  pactUrls: [pactFile],
  logLevel: 'warn',
}).verifyProvider();
