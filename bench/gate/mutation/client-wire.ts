import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const bodies = ['network/wire/decode-body.test.ts', 'network/wire/parse-json.test.ts'];
const json = ['network/wire/parse-json.test.ts', 'network/wire/decode-body.test.ts'];
const links = ['network/live-links.test.ts'];
const outsides = ['network/answer-checks.test.ts', 'network/client.test.ts'];
const collectors = ['network/dispatcher.test.ts', 'network/client.test.ts'];

/** What of an answer no schema tells: its bytes, its time, its dates, and whether it is one at all. */
export const wireRemovals: readonly Removal[] = [
  ...removalsOf('network/wire/decode-body.ts', bodies, [
    ['a body has a largest size', 'if (answer.tooLarge) return', 'if (false) return'],
    ['what cannot be unpacked', 'if (!Buffer.isBuffer(content)) return', 'if (false) return'],
    ['a byte-order mark', 'isMarked ? [byteOrderMark, ...ofBytes] : ofBytes', 'ofBytes'],
    ['what is no text is bytes', "contentType !== '' && !isText(mediaTypeOf(contentType))", 'false'],
  ]),
  ...removalsOf('network/wire/decode-text.ts', bodies, [
    ['bytes are UTF-8', String.raw`text.includes('\ufffd') ? findInvalidUtf8(bytes) : none`, 'none'],
    ['a replacement that was sent', String.raw`text.includes('\ufffd') ?`, 'false ?'],
    [
      'the character set that is named',
      '/i.exec(contentType)?.[1] ?? labelIn(bytes)',
      '/i.exec("")?.[1] ?? labelIn(bytes)',
    ],
    ['what XML says of itself', '[1] ?? labelIn(bytes)', '[1]'],
    ['a character set that nobody knows', 'findings: [finding]', 'findings: none'],
  ]),
  ...removalsOf('network/wire/decode-content.ts', bodies, [
    [
      'an encoding is known',
      'if (!Object.hasOwn(decoders, name))',
      'if (!(name in decoders)) continue; if (false)',
    ],
    ['names of a prototype', 'if (!Object.hasOwn(decoders, name))', 'if (!(name in decoders))'],
    ['a small body unpacks into a large one', ', { maxOutputLength: limit }', ''],
  ]),
  ...removalsOf('network/wire/parse-json.ts', json, [
    ['depth', 'if (scan.depth > deepest)', 'if (false)'],
    [
      'JSON',
      'if (parsed === undefined) return',
      'if (parsed === undefined) return { ...nothing, findings: none }; if (false) return',
    ],
    ['duplicate names', 'scan.names !== countNames(value)', 'false'],
    ['long integers', '!hasDuplicates && !scan.longNumber', '!hasDuplicates'],
    ['the exact value', 'isUnsafe ? exact : value', 'value'],
  ]),
  ...removalsOf('network/wire/scan-json.ts', json, [
    [
      'names are outside of strings',
      'if (char === quote) index = endOfString(text, index);',
      'if (char === quote) ;',
    ],
    ['an escaped quote ends nothing', 'if (slashes % 2 === 0) return index;', 'return index;'],
    ['depth of lists', 'char === 123 || char === 91', 'char === 123'],
  ]),
  ...removalsOf('network/wire/inspect-json.ts', json, [
    ['a name stands once', 'if (members.has(name)) this', 'if (false) this'],
  ]),
  ...removalsOf('network/live-links.ts', links, [
    ['links in headers', '...linkHeaders.flatMap((name) => inHeader(name, headers[name], leads)),', ''],
    [
      'links in a body',
      '...(mayName(text, target) && !Buffer.isBuffer(value) ? inBody(value, leads) : []),',
      '',
    ],
    ['a host in other letters', 'isNamed(text.toLowerCase())', 'isNamed(text)'],
    ['a host that is an address', '!isSure || ', ''],
    ['at an origin', 'one.origin.endsWith(`//${host}`) && ', ''],
    ['below a path', ' && isNear(url.pathname, one.path)', ''],
    ['what a Link header only says of its links', "name === 'link' ?", 'false ?'],
    ['a host that ends in a dot', "url.host.replace(/\\.(?=:|$)/, '')", 'url.host'],
    ['other paths of its host', 'prefixes.some(({ origin }) => origin === target.origin) || ', ''],
  ]),
  ...removalsOf('network/answer-checks.ts', outsides, [
    ['redirects', '? redirect(answer, live)', '? undefined'],
    ['a redirect to live is called so', "reachesLive ? ', which is live' : ''", "''"],
    ['links to live', ': searchLiveLinks(answer),', ': undefined,'],
    [
      'a live environment links to itself',
      "environment.stage === 'live' ? [] : livePrefixesOf(provider)",
      'livePrefixesOf(provider)',
    ],
    ['Deprecation', "announcement('deprecation', headers.deprecation)", 'undefined'],
    ['Sunset', "announcement('sunset', headers.sunset)", 'undefined'],
    ['slow answers', 'took > within ?', 'false ?'],
    ['the operation’s own time', 'policy?.within ?? provider.within', 'provider.within'],
    ['the provider’s time', 'policy?.within ?? provider.within', 'policy?.within'],
    ['clocks', 'clockSkew(headers.date, now, tolerance),', ''],
    ['behind as well as ahead', 'Math.abs(difference) <= tolerance', 'difference <= tolerance'],
    [
      'the environment’s tolerance',
      ': durationToMilliseconds(environment.clockTolerance);',
      ': defaultTolerance;',
    ],
    ['the provider’s text is not repeated', "'announced without a readable date'", 'value'],
  ]),
  ...removalsOf('network/response-collector.ts', collectors, [
    [
      'an answer has its time',
      'setTimeout(stopLate, timeout, this, timeout)',
      'setTimeout(() => undefined, 1)',
    ],
    ['a body over the limit', 'if (this.#size > this.#limits.bodyLimit) this.#cutOff(controller);', ''],
    [
      'an abort ends a request',
      "limits.signal.addEventListener('abort', this.#onAbort, { once: true });",
      '',
    ],
    ['one that was before', 'if (limits.signal.aborted) this.#onAbort();', ''],
    [
      'one that was before the connection',
      'if (this.#stopped !== undefined) controller.abort(this.#stopped);',
      '',
    ],
  ]),
  ...removalsOf(
    'network/failure.ts',
    ['network/failure.test.ts'],
    [
      ['a status that refuses', 'if (answer.status >= 400) return', 'if (false) return'],
      ['errors of GraphQL', "Array.isArray(member(answer.body, 'errors'))", 'false'],
      ['failures in the payload', 'member(one, payload.success) === false', 'false'],
      [
        'each field is a payload',
        "provider.protocol === 'graphql' ? member(body, 'data') : { body }",
        '{ body }',
      ],
      ['the code that is there', 'found !== undefined && found !== null', 'true'],
    ],
  ),
  ...removalsOf(
    'network/describe-network-failure.ts',
    ['network/describe-network-failure.test.ts'],
    [
      ['what the guard stops', 'if (error instanceof GuardError) {', 'if (false) {'],
      [
        'no message of the system',
        "const found = code === 'LIVEGATE_TIMEOUT' ? error.message : code;",
        'const found = error.message;',
      ],
    ],
  ),
];
