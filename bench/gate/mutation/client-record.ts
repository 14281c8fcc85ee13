import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const captures = [
  'network/record/capture.test.ts',
  'network/client.test.ts',
  'network/auth/own-header.test.ts',
];
const echoes = [
  'network/record/find-echoes.test.ts',
  'network/client.test.ts',
  'network/auth/own-header.test.ts',
];
const registries = ['network/record/secret-registry.test.ts'];
const masks = ['network/record/secret-mask.test.ts'];
const hidden = ['network/record/hidden-kinds.test.ts', 'network/record/capture.test.ts'];

/** Law 4: what is recorded, and what is made unreadable first. */
export const recordRemovals: readonly Removal[] = [
  ...removalsOf('network/record/redact-fields.ts', captures, [
    ['sensitive names', "if (names.sensitive.has(name)) return '[redacted]';", ''],
    ['unknown names', "if (!names.known.has(name)) return '[undocumented]';", ''],
    ['items of lists', 'value.map((item) => redactFields(item, names))', 'value'],
    ['big integers are digits', "if (typeof value === 'bigint') return value.toString();", ''],
    ['no prototype is changed', "name === '__proto__' ? '[undocumented]' : name", 'name'],
  ]),
  ...removalsOf('network/record/capture-body.ts', captures, [
    ['the allow-list', 'JSON.stringify(redactFields(value, names))', 'JSON.stringify(value)'],
    ['escapes hide', String.raw`!source.includes('\\') && `, ''],
    ['a body is swept', 'isClean ? captured : secrets.sweep(captured)', 'captured'],
    [
      'so are the names of what is hidden',
      'if (isClean) return { ...body, hidden };',
      'return { ...body, hidden };',
    ],
    [
      'free text is not kept',
      'text: `[${kind}, not recorded]`',
      'text: `[${kind}, not recorded]${contentType}`',
    ],
    [
      'a form is swept, for it is escaped',
      String.raw`new URLSearchParams(body)), '\\', bytes`,
      'new URLSearchParams(body)), body, bytes',
    ],
    ['parts are swept', String.raw`describeFile), '\\', bytes`, "describeFile), '', bytes"],
    ['files are not kept', 'replaceFiles(given, describeFile)', 'given'],
    ['what is no JSON is not kept', "return '[not JSON, not recorded]';", 'return body;'],
  ]),
  ...removalsOf('network/record/capture-headers.ts', captures, [
    ['the allow-list of headers', 'if (allowed.has(name))', 'if (true)'],
    ['their values are swept', 'return secrets.sweep(shown);', 'return shown;'],
    ['names are swept', "captured[secrets.sweep(name)] = '[redacted]'", "captured[name] = '[redacted]'"],
    ['of a redirect only where to', "name === 'location' ?", 'false ?'],
  ]),
  ...removalsOf('network/record/capture-url.ts', captures, [
    ['sensitive values in a path', "(values.has(segment) ? '[redacted]' : segment)", 'segment'],
    ['sensitive values in a query', 'if (names.sensitive.has(name)) return `${name}=[redacted]`;', ''],
    ['unknown names in a query', 'names.known.has(name) ? pair :', 'true ? pair :'],
    ['a URL is swept', 'return secrets.sweep(query === undefined', 'return String(query === undefined'],
  ]),
  ...removalsOf('network/record/recorded-names.ts', captures, [
    ['headers that authorise anywhere', '...neverPlain, ...credentialHeaders', '...credentialHeaders'],
    ['headers that authorise here', '...neverPlain, ...credentialHeaders', '...neverPlain'],
    ['sensitive headers', 'for (const name of sensitiveNames) headers.delete(name.toLowerCase());', ''],
  ]),
  ...removalsOf('network/record/hidden-kinds.ts', hidden, [
    ['sensitive is hidden', ' && !names.sensitive.has(name)', ''],
    ['unknown is hidden', 'names.known.has(name) && ', ''],
    [
      'nothing beneath',
      'if (isShown) note(member, pointer, names, found);\n    else',
      'note(member, pointer, names, found);\n    if (!isShown)',
    ],
  ]),
  ...removalsOf('network/record/find-echoes.ts', echoes, [
    ['secrets in a body', 'secrets.echoes(value) ? [path] : []', '[]'],
    ['secrets in bytes', 'Buffer.isBuffer(body.value) ? body.text : body.value', 'body.value'],
    ['secrets behind an escape', String.raw` || body.text.includes('\\u')`, ''],
    ['secrets in a name', 'secrets.echoes(name) ? [path] : ', ''],
    ['secrets in headers', "if (secrets.echoes(headers[name] ?? '')) found.push(name);", ''],
  ]),
  ...removalsOf('network/record/secret-forms.ts', registries, [
    ['base64', '    ...base64,\n', ''],
    ['each alignment of base64', '[0, 1, 2].map((alignment)', '[0].map((alignment)'],
    ['base64url', "...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),", ''],
    ['percent-encoding', '    ...percent,\n', ''],
    ['of forms', "new URLSearchParams({ '': secret }).toString().slice(1),", ''],
    ['of spaces', "...percent.map((form) => form.replaceAll('+', '%20')),", ''],
    [
      'in lower case',
      '...percent.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())),',
      '',
    ],
    ['hex', '    hex,\n', ''],
    ['hex in upper case', '    hex.toUpperCase(),\n', ''],
    ['HTML', '    ...htmlForms(secret),\n', ''],
    ['JSON', '    ...jsonForms(secret),\n', ''],
    ['JSON in ASCII', 'return [json, ascii, ', 'return [json, '],
    ['JSON with escaped slashes', String.raw`ascii.replaceAll('/', '\\/'), `, ''],
    ['JSON in JSON', ', JSON.stringify(json).slice(1, -1)]', ']'],
    ['lone surrogates', 'secret.toWellFormed()', 'secret'],
  ]),
  ...removalsOf('network/record/secret-registry.ts', registries, [
    [
      'a longer secret first',
      '[...new Set([...forms, ...more])].sort((a, b) => b.length - a.length)',
      '[...new Set([...forms, ...more])]',
    ],
    ['lasting secrets stay in a mask', 'if (options.lasting === true) this', 'if (false) this'],
    ['a new secret is in the mask', 'this.#mask = undefined;', ''],
  ]),
  ...removalsOf('network/record/secret-mask.ts', masks, [
    ['a secret in two pieces', 'last ? bytes.length : this.#search.possibleStart(bytes)', 'bytes.length'],
    ['the rest of a secret', 'covered = Math.max(0, reach - end);', 'covered = 0;'],
    ['the end of a body', 'held.length === 0 ? nothing : push(nothing, true)', 'nothing'],
  ]),
  ...removalsOf(
    'network/exchange/build-exchange.ts',
    ['network/exchange/exchanger.test.ts', ...captures],
    [
      ['only what is JSON', 'decoded.isJson && decoded.understood', 'decoded.understood'],
      ['only what was understood', 'decoded.isJson && decoded.understood', 'decoded.isJson'],
    ],
  ),
  ...removalsOf(
    'network/exchange/exchanger.ts',
    [
      'network/exchange/exchanger.test.ts',
      'network/auth/secrets.test.ts',
      'network/client.test.ts',
      'network/auth/auth.test.ts',
    ],
    [
      [
        'what is issued is a secret before it is recorded',
        'for (const secret of issuedBy(call.operation.id, data)) secrets.add(secret);',
        '',
      ],
      ['success is 2xx', ' && status >= 200 && status < 300', ''],
      ['a failure is no success', 'failure === undefined && status >= 200', 'status >= 200'],
      ['findings without an answer are swept', 'found: secrets.sweep(one.found), exchange', 'exchange'],
      [
        'no answer is an exchange, too',
        'this.#record(call, undefined, start, performance.now() - start.clock, findings);',
        '',
      ],
      ['an abort passes as it is', ' || dispatcher.isAborted) throw error;', ') throw error;'],
    ],
  ),
  ...removalsOf(
    'network/exchange/judge-answer.ts',
    [
      'network/exchange/exchanger.test.ts',
      'network/client.test.ts',
      'network/retry.test.ts',
      'network/auth/auth.test.ts',
      'network/auth/own-header.test.ts',
    ],
    [
      [
        'the contract',
        'call.operation.answerFindings({ status, headers, body: decoded.value })',
        '[] as Finding[]',
      ],
      [
        'what is not understood is not held against the schema',
        'const contract = decoded.understood',
        'const contract = true',
      ],
      [
        'the outside',
        'call.checks.find({ status, headers, took, now, text, value, target: call.target })',
        'none',
      ],
      ['a place is swept', 'at: sweepPlace(finding.at, secrets)', 'at: finding.at'],
      ['echoes', 'findEchoes(answer, decoded, secrets, call.operation.sensitiveNames)', 'none'],
      ['the wire', '...decoded.findings, ...outside', '...outside'],
      ['findings are swept', 'found: secrets.sweep(finding.found),', ''],
    ],
  ),
];
