import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const flows = [
  'network/auth/auth.test.ts',
  'network/auth/own-header.test.ts',
  'network/auth/secrets.test.ts',
  'network/auth/issued-token.test.ts',
  'network/client.test.ts',
  'network/auth/refresh.test.ts',
];
const senders = [
  'network/client.test.ts',
  'network/retry.test.ts',
  'network/auth/own-header.test.ts',
  'network/auth/secrets.test.ts',
  'network/auth/auth.test.ts',
  'network/budget/rate-budget.test.ts',
];
const retries = ['network/retry.test.ts'];
const budgets = ['network/budget/locked-file.test.ts', 'network/budget/rate-budget.test.ts'];
const folders = ['network/budget/budget-folder.test.ts'];

/** Who may use a credential, and what may be sent again, and how often. */
export const authRemovals: readonly Removal[] = [
  ...removalsOf('network/auth/bound-credentials.ts', flows, [
    ['a credential is for its environment', 'this.#guard.check(target);', ''],
    ['all credentials are there', 'if (missing.length === 0) return', 'return'],
    ['an empty one is none', "(values[name] ?? '') === ''", 'values[name] === undefined'],
  ]),
  ...removalsOf('network/auth/authoriser.ts', flows, [
    ['names of a prototype', 'Object.hasOwn(auth, name) ? auth[name] : undefined', 'auth[name]'],
    [
      'a credential is declared',
      "if (use === undefined) throw this.#problem(name, 'is no credential of the provider file');",
      '',
    ],
    ['a token is one of `obtain`', 'if (obtain === undefined) throw', 'if (false) throw'],
    [
      'a header is that of its token',
      'if (known?.token === token) return known.header;',
      'if (known !== undefined) return known.header;',
    ],
    [
      'other credentials have no tokens yet',
      'return new Authoriser({ ...this.#options, credentials: this.#options.credentials.with(values) });',
      'return this;',
    ],
    ['a 401 to another header is no word on the token', ' || sent[header.name] !== header.value', ''],
    ['what is sent is a secret', 'this.#options.onSecret(value);', ''],
  ]),
  ...removalsOf('network/auth/token-keeper.ts', flows, [
    [
      'a token is renewed before its end',
      'this.#issued !== undefined && this.#source.now() < this.#issued.renewAt',
      'this.#issued !== undefined',
    ],
    ['one flight for all', 'this.#flight ??= this.#fly', 'this.#flight = this.#fly'],
    ['a flight ends', 'this.#flight = undefined;', ''],
    ['a newer token stays', 'if (this.#issued?.token === token) this.#issued', 'this.#issued'],
    ['a refresh token ends', ' || sentAt >= held.refreshExpiresAt', ''],
    [
      'a refused refresh is followed by a grant',
      'if (refreshed !== undefined) return refreshed;',
      "if (this.#obtain.refresh !== undefined && this.#issued?.refreshToken !== undefined) return refreshed ?? '';",
    ],
    [
      'a refusal issues nothing',
      'reply.ok ? readIssuedToken(pointers, reply.data, sentAt) : undefined',
      'readIssuedToken(pointers, reply.data, sentAt)',
    ],
    ['no token is an error', 'if (token === undefined) throw authFailed(operation, reply);', ''],
    [
      'an old refresh token keeps its end',
      'issued.refreshToken === undefined && held ? held : issued',
      '{ ...issued, refreshToken: issued.refreshToken ?? held?.refreshToken }',
    ],
  ]),
  ...removalsOf('network/auth/issued-token.ts', flows, [
    ['a token that is there', 'if (token === undefined) return undefined;', ''],
    ['an empty token is none', " && value !== '' ? value", ' ? value'],
    [
      'a short one is renewed at half its life',
      'Math.min(milliseconds(obtain.renewBefore, 60_000), lifetime / 2)',
      'milliseconds(obtain.renewBefore, 60_000)',
    ],
    ['a lifetime is over nothing', 'seconds !== undefined && seconds > 0', 'seconds !== undefined'],
    ['what is issued is a secret', 'obtain.refreshToken === undefined ? [] : [obtain.refreshToken]', '[]'],
  ]),
  ...removalsOf(
    'network/auth/credential-header.ts',
    ['network/record/capture.test.ts', ...flows],
    [
      ['authorization is always one', "new Set(['authorization', ...", 'new Set([...'],
      ['so is what the file names', '...Object.values(auth).map(credentialHeaderName)', ''],
    ],
  ),
  ...removalsOf('network/sender.ts', senders, [
    ['a request contradicts nothing', 'if (invalid.length > 0) throw', 'if (false) throw'],
    ['a request holds made-up data', 'if (real.length > 0)', 'if (false)'],
    [
      'also a deliberately invalid one',
      'const real = testData.find(call.input);',
      'const real = options.deliberatelyInvalid === true ? [] : testData.find(call.input);',
    ],
    ['the guard is asked before a token is', 'guard.check(call.target);', ''],
    ['real data is not written down', 'exchanger.refuse(withoutBody(call), ', 'exchanger.refuse(call, '],
    ['nor in a URL', "target: { ...call.target, path: '/[not recorded]' }, ", ''],
    ['nor in headers', 'headers: {}, body: undefined }', 'body: undefined }'],
    ['other parameters are not', '!authorising.has(name) || ', ''],
    ['nor what a scenario wrote', ' || given.includes(name)', ''],
    ['a 401 ends a token', 'if (reply.status === 401)', 'if (false)'],
    ['nothing else does', 'if (reply.status === 401)', 'if (true)'],
    [
      'the refusal of other credentials is the reply',
      'options.credentials !== undefined && error instanceof',
      'false && error instanceof',
    ],
    [
      'other credentials are secrets',
      'if (!identifiers.includes(name)) this.#engine.secrets.add(value);',
      ';',
    ],
    ['a given token is a secret', 'if (token !== undefined) this.#engine.secrets.add(token);', ''],
    ['other credentials obtain their own token', '{ credentials });', '{});'],
    ['a scenario wants no retry', 'options.retry !== false && isSafe', 'isSafe'],
    [
      'only what is safe',
      'options.retry !== false && isSafeToRetry(contract.provider, call.operation.id, call.input)',
      'options.retry !== false',
    ],
    ['a limit is kept', 'await this.#engine.budget.take(call.operation.id);', ''],
    ['a retry is seen in the record', 'carried: [plan.finding]', 'carried: []'],
    ['and in the reply', 'earlier.push(...outcome.findings);', ''],
    ['a retry waits', 'await sleep(plan.wait, undefined, signal === undefined ? {} : { signal });', ''],
    ['an abort ends the waiting', 'signal === undefined ? {} : { signal });', '{});'],
  ]),
  ...removalsOf('network/retry.ts', retries, [
    ['what is declared holds', 'if (policy?.safeToRetry !== undefined) return policy.safeToRetry;', ''],
    ['what is no read needs a key', "typeof key === 'string' && key !== ''", 'true'],
    ['an empty key is none', " && key !== ''", ''],
    ['two retries', 'if (attempt >= most) return undefined;', ''],
    ['only a reset connection', "outcome.code === 'connection_reset'", 'true'],
    ['a long wait for 503', 'delay > longestWait ? undefined :', ''],
    ['only 503 and 429', 'outcome.status !== 429 || ', ''],
    ['a 429 says when', ' || wait === undefined', ''],
    ['a long wait for 429', ' || wait > longestWait', ''],
    ['a 429 is flaky where no limit is declared', "hasDeclaredLimit ? 'warning' : 'error'", "'warning'"],
    ['a date is a date', String.raw`if (!/^[A-Z][a-z]{2},/.test(value)) return undefined;`, ''],
    ['as the provider’s clock has it', 'date === undefined ? Date.now() : Date.parse(date)', 'Date.now()'],
    ['a date that cannot be read', 'Number.isNaN(until) ? undefined :', ''],
  ]),
  ...removalsOf('network/budget/sliding-window.ts', budgets, [
    ['a window is full', 'if (recent.length < limit.requests)', 'if (true)'],
    ['what is out of the window is over', 'Math.abs(time - now) < length', 'true'],
    [
      'a request may travel',
      'durationToMilliseconds(limit.per) + travel',
      'durationToMilliseconds(limit.per)',
    ],
  ]),
  ...removalsOf('network/budget/rate-budget.ts', budgets, [
    ['each network for itself', 'JSON.stringify([network, ', 'JSON.stringify(['],
    ['each environment for itself', ' environment, scope, ', ' scope, '],
    ['each provider for itself', ' provider.id, ', ' '],
    ['an operation has its own', "limit.scope === 'operation' ? operation : '*'", "'*'"],
    ['limits of an operation', 'own === undefined ? []', 'true ? []'],
    [
      'it waits until there is room',
      'for (let wait = await window.take(); wait > 0; wait = await window.take()) {',
      'for (let wait = await window.take(); wait > 0; wait = 0) {',
    ],
    ['an abort ends the waiting', 'signal === undefined ? {} : { signal }', '{}'],
  ]),
  ...removalsOf('network/budget/locked-file.ts', budgets, [
    ['one at a time', "openSync(lock, 'wx', 0o600)", "openSync(lock, 'w', 0o600)"],
    ['a lock that is held', 'if (Date.now() - mtimeMs < staleAfter) return;', ''],
    ['a lock of the dead is broken', 'breakIfStale(lock);', ''],
    ['another’s new lock goes back', 'if (statSync(aside).ino === ino) rmSync', 'if (true) rmSync'],
  ]),
  ...removalsOf('network/budget/budget-folder.ts', folders, [
    ['a folder, and no link', '!state.isDirectory() || ', ''],
    ['of our own', ' || (uid >= 0 && state.uid !== uid)', ''],
    ['for nobody else', 'chmodSync(folder, 0o700);', ''],
    ['without what is over', 'removeOld(folder);\n  return', 'return'],
    ['with what is not', 'if (ageOf(path) > outlived) ', ''],
    ['looked through once a day', 'if (ageOf(looked) < day) return;', ''],
  ]),
];
