import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const guards = ['network/guard/guard.test.ts', 'network/guard/environment-guard.test.ts'];
const escapes = ['network/guard/path-escape.test.ts', ...guards];
const environments = ['network/guard/environment-guard.test.ts', 'network/client.test.ts'];
const live = ['network/guard/live-environment-guard.test.ts'];
const dispatchers = ['network/dispatcher.test.ts', 'network/client.test.ts'];
const connectors = ['network/dispatcher.test.ts', 'network/tls.test.ts', 'network/client.test.ts'];
const targets = ['network/request-target.test.ts', 'network/auth/refresh.test.ts'];
const documents = ['network/fetch-document.test.ts', 'network/published-schema.test.ts'];

/** Law 1: what the guard, and those that ask it, check before a byte leaves. */
export const guardRemovals: readonly Removal[] = [
  ...removalsOf('network/guard/allowed-prefix.ts', guards, [
    ['a prefix is a URL', '|| !URL.canParse(text) ', ''],
    ['a prefix has no userinfo', String.raw`[^/?#\\@]+`, String.raw`[^/?#\\]+`],
    ['a prefix is plain letters', String.raw`(?:\/[\w.~-]+)*`, String.raw`(?:\/[^/?#]+)*`],
    ['a prefix has no query', String.raw`)\/?$/.exec(text)`, String.raw`)\/?(?:\?.*)?$/.exec(text)`],
    ['a prefix has no dot segments', "(path !== '' && findPathEscape(path) !== undefined)", 'false'],
    ['letter by letter', 'if (!path.startsWith(prefixPath)) return false;', ''],
    ['a segment ends where the prefix does', 'return Number.isNaN(next) ||', 'return true ||'],
    ['a query needs a path', "(next === 63 && prefixPath !== '')", 'next === 63'],
  ]),
  ...removalsOf('network/guard/guard.ts', guards, [
    ['no allowed prefix is near a live one', 'refuseOverlap(prefix, live);', ';'],
    ['none covers a live one', 'isBelow(one.path, prefix.path) || ', ''],
    ['none lies below a live one', ' || isBelow(prefix.path, one.path)', ''],
    ['the last path is not another', 'target.path === last.path && ', ''],
    ['the last origin is not another', ' && target.origin === last.origin', ''],
    ['the short way is for plain paths', '!plainPath.test(target.path) || ', ''],
    ['the short way is for allowed ones', ' || !isAllowed(target)) return false;', ') return false;'],
    ['the origin of a prefix', 'prefix.origin === origin && isBelow', 'isBelow'],
    ['default deny', 'isAllowed(target) ? findEscape', 'true ? findEscape'],
    ['no other reading of a path', '? findEscape(target) :', '? undefined :'],
    ['what is found is thrown', 'if (problem !== undefined) throw problem;', ''],
    ['the origin of a connection', 'if (!origins.has(origin)) throw explain', 'if (false) throw explain'],
    ['the Host header', "throw new GuardError('host_header'", "new GuardError('host_header'"],
    ['a URL has scheme, host and path', '([^#]*)$/i.exec(url)', '(.*)$/i.exec(url)'],
    ['a scheme of the web', 'if (!/^https?$/i.test(scheme))', 'if (false)'],
    ['no userinfo', "if (authority.includes('@'))", 'if (false)'],
    ['a host name can be read', 'if (!URL.canParse(`${scheme}://${authority}`))', 'if (false)'],
    ['no address for a name', 'if (isIp && !origins.has(origin))', 'if (false)'],
    ['a host has one spelling', "if (!isPlainHost(authority, isIp ? hostname : ''))", 'if (false)'],
    ['an address has one spelling', 'authority.startsWith(address) && ', ''],
    ['what is live is called live', 'if (reached !== undefined) return', 'if (false) return'],
    ['in any spelling', 'isNear(path, prefix.path)', 'isBelow(path, prefix.path)'],
    ['a query is not shown', "const path = target.path.split('?', 1)[0] ?? '';", 'const { path } = target;'],
  ]),
  ...removalsOf('network/guard/path-escape.ts', escapes, [
    ['a path begins with a slash', "if (!path.startsWith('/'))", 'if (false)'],
    ['a percent sign has two digits', 'if (/%(?![0-9a-f]{2})/i.test(path))', 'if (false)'],
    ['what is encoded is decoded', 'if (decoded === form) return undefined;', 'return undefined;'],
    [
      'bytes are UTF-8',
      'if (decoded === undefined)',
      'if (decoded === undefined) return undefined; if (false)',
    ],
    [
      'decoding comes to an end',
      'return `percent-encoding more than',
      'return undefined; `percent-encoding more than',
    ],
    ['look-alikes', "form.normalize('NFKC')", 'form'],
    ['backslashes', String.raw`if (folded.includes('\\'))`, 'if (false)'],
    ['control characters', String.raw`if (/\p{Cc}/u.test(folded))`, 'if (false)'],
    ['empty segments', "if (segments.slice(0, -1).includes(''))", 'if (false)'],
    ['dot segments', 'return segments.some(isDotSegment)', 'return false'],
    ['with parameters', "segment.split(';', 1)[0]?.trim()", 'segment.trim()'],
    ['with spaces', "segment.split(';', 1)[0]?.trim()", "segment.split(';', 1)[0]"],
  ]),
  ...removalsOf('network/guard/environment-guard.ts', environments, [
    ['an environment is declared', 'if (environment === undefined)', 'if (false)'],
    ['a live environment has no guard', "if (environment.stage === 'live')", 'if (false)'],
    [
      'what is live is known',
      'allow: prefixesOf(environment), live: livePrefixesOf(provider) }',
      'allow: prefixesOf(environment), live: [] }',
    ],
  ]),
  ...removalsOf('model/prefixes-of.ts', environments, [
    ['live environments', "({ stage }) => stage === 'live'", '() => false'],
    ['token endpoints of live are live', '.flatMap(prefixesOf)', '.map(({ baseUrl }) => baseUrl)'],
  ]),
  ...removalsOf('network/guard/live-environment-guard.ts', live, [
    [
      'a test environment is not live',
      "if (environment?.stage !== 'live')",
      'if (environment === undefined)',
    ],
    ['at the origin of the base URL', 'target.origin === origin && ', ''],
  ]),
  ...removalsOf('network/dispatcher.ts', dispatchers, [
    ['the guard is asked before each request', 'this.#options.guard.check(request.target)', 'request.target'],
    ['and of its Host header', "this.#options.guard.checkHost(target.origin, request.headers['host']);", ''],
    [
      'each origin has its own connections',
      'this.#pools.get(target.origin) ??',
      '[...this.#pools.values()][0] ??',
    ],
  ]),
  ...removalsOf('network/connector.ts', connectors, [
    [
      'nothing without a route',
      'if (route === undefined) {',
      'if (route === undefined) return 9; else if (false) {',
    ],
    ['a route is on loopback', "if (url.hostname !== '127.0.0.1')", 'if (false)'],
    ['routes lead to loopback', 'routes === undefined ? internetConnector', 'true ? internetConnector'],
    ['certificates are verified', 'rejectUnauthorized: true, ', ''],
  ]),
  ...removalsOf(
    'network/engine.ts',
    ['network/client.test.ts', 'network/auth/auth.test.ts', 'network/budget/rate-budget.test.ts'],
    [
      ['the sandbox network is never the internet', '(options.routes ?? {})', 'options.routes'],
      [
        'a test environment has its guard',
        'guard = guardEnvironment(provider, environmentName)',
        'guard = { check: (url: never) => url, checkOrigin: () => undefined, checkHost: () => undefined }',
      ],
      ['credentials are secrets', 'secrets.add(value, {', '((..._: unknown[]) => undefined)(value, {'],
      [
        'sandboxes have budgets of their own',
        'JSON.stringify(Object.entries(routes ?? {}).sort())',
        'network',
      ],
    ],
  ),
  ...removalsOf('network/request-target.ts', targets, [
    ['each environment has its token endpoint', 'here?.origin ?? own.origin', 'own.origin'],
    ['an origin that it lists is meant', 'also.some(({ origin }) => origin === own.origin)', 'false'],
    ['only for the path that it lists', 'full.startsWith(one.path)', 'true'],
  ]),
  ...removalsOf(
    'network/request-headers.ts',
    ['network/request-headers.test.ts', 'network/client.test.ts'],
    [
      ['a scenario replaces a header', '!named.has(name.toLowerCase())', 'true'],
      ['a scenario authorises itself', '{ [name]: value, ...headers }', '{ ...headers, [name]: value }'],
    ],
  ),
  ...removalsOf(
    'network/fetch-document.ts',
    [...documents, 'cli/diff-url.test.ts'],
    [
      [
        'nothing near a live prefix',
        'createGuard({ allow: [prefix.toLowerCase()]',
        '((_: object) => undefined)({ allow: [prefix.toLowerCase()]',
      ],
      ['in either case', '[prefix.toLowerCase()]', '[prefix]'],
      [
        'the URL as it was written',
        "url.split('?', 1)[0] ?? ''",
        'new URL(url).origin + new URL(url).pathname',
      ],
    ],
  ),
  ...removalsOf('network/whole-document.ts', documents, [
    ['a document has a largest size', 'if (tooLarge) throw', 'if (false) throw'],
    ['a redirect is no document', 'if (status >= 300 && status < 400)', 'if (false)'],
    ['a refusal is no document', 'if (status !== 200)', 'if (false)'],
    ['a document is unpacked', 'if (Buffer.isBuffer(content)) return content;', 'return bytes;'],
  ]),
  ...removalsOf(
    'network/read-document.ts',
    ['network/published-schema.test.ts', 'network/auth/own-header.test.ts'],
    [
      [
        'the guard is asked first',
        'engine.guard.check(engine.resolveTarget({ method, path, headers: {} }))',
        'engine.resolveTarget({ method, path, headers: {} })',
      ],
      ['an abort is none of the server', ' || engine.dispatcher.isAborted) throw error;', ') throw error;'],
    ],
  ),
  ...removalsOf(
    'network/published-schema.ts',
    ['network/published-schema.test.ts'],
    [
      [
        'no credential travels along',
        'if (client.sweep(text) === text) return document;',
        'return document;',
      ],
      [
        'a schema is whole',
        "if (!Array.isArray(errors) || membersIn(data)['__schema'] == null) return;",
        'return;',
      ],
      [
        'what a server says is swept',
        'maxBytes, client.sweep(whatItSays(answer)));\n  refusePart',
        'maxBytes, whatItSays(answer));\n  refusePart',
      ],
      [
        'so it is of OpenAPI',
        'options.maxBytes, client.sweep(whatItSays(answer)))',
        'options.maxBytes, whatItSays(answer))',
      ],
    ],
  ),
  ...removalsOf(
    'network/read-clock.ts',
    ['network/read-clock.test.ts'],
    [
      [
        'no live environment is asked',
        'const guard = guardEnvironment(provider, environment);',
        'const guard = { check: (url: never) => url, checkOrigin: () => undefined, checkHost: () => undefined };',
      ],
      ['the time of a cache is another’s', 'age === undefined && ', ''],
    ],
  ),
];
