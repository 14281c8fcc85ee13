import { generators } from '../contract/template.ts';
import type { Reply } from '../network/reply.ts';
import { ConfigError } from '../util/errors.ts';
import { createApi } from './api.ts';
import type { Given } from './given.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';

/** The keys with which tokens are asked for. */
export type Keys = {
  /** Asks for a token with secrets that are none, at the operation that issues the default credential's token. */
  attemptWrong(): Promise<Reply>;
};

export function createKeys(session: Session, lane: Lane, given: Given): Keys {
  return {
    attemptWrong: async () => {
      const { id, auth, defaultAuth, publicCredentials = [] } = session.provider;
      if (auth[defaultAuth]?.obtain === undefined) throw notIssued(id, defaultAuth);
      const names = Object.keys(await lane.credentials()).filter((name) => !publicCredentials.includes(name));
      const wrong = Object.fromEntries(names.map((name) => [name, generators.hex(32)]));
      const call = session.provider.capabilities.authenticate;
      const credentials = { ...(await lane.credentials()), ...wrong };
      return createApi(session, lane).attempt(call.operation, await given.input(call), {
        auth: defaultAuth,
        credentials,
      });
    },
  };
}

// A mistake in the file, and never a reason to leave the check out.
function notIssued(provider: string, credential: string): ConfigError {
  return new ConfigError('config_invalid', [
    {
      file: `contracts/${provider}/provider.yaml`,
      message: `wrong keys cannot be shown to be refused: auth.${credential} is no issued token`,
      expected: 'auth.<credential>.obtain, or errors.classes.wrongKeys: { notApplicable: <reason> }',
    },
  ]);
}
