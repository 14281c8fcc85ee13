import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const envelopes = ['attestation/verify-envelope.test.ts', 'attestation/envelope.test.ts'];
const statements = ['attestation/statement.test.ts', 'attestation/verify-envelope.test.ts'];
const releases = ['seal/release.test.ts', 'seal/parse-release-request.test.ts'];
const gateway = [
  'gateway/admission.test.ts',
  'gateway/requests.test.ts',
  'gateway/start-gateway.test.ts',
  'gateway/ceilings.test.ts',
];
const documents = ['gateway/graphql.test.ts'];
const ceilings = ['gateway/ceilings.test.ts'];
const children = ['gateway/run-child.test.ts', 'gateway/start-gateway.test.ts'];

/** What attestation, seal and gateway check. */
export const otherRemovals: readonly Removal[] = [
  ...removalsOf('attestation/verify-envelope.ts', envelopes, [
    ['the payload type', 'verifyPayloadType(envelope, payloadType);', ''],
    ['the signature', 'key.hasSigned(message, signature)', 'true'],
    ['the threshold', 'verifyThreshold(signers, threshold);', ''],
    ['a threshold is a number', 'if (!Number.isSafeInteger(threshold) || threshold < 1)', 'if (false)'],
    ['a key counts once', 'return [...distinct.values()].filter(', 'return (distinct, [...keys]).filter('],
  ]),
  ...removalsOf('attestation/envelope.ts', envelopes, [
    ['an envelope has a largest size', 'if (bytes.length > largest)', 'if (false)'],
    ['an envelope is signed', 'if (signatures.length === 0)', 'if (false)'],
    ['base64 has one spelling', "if (bytes.toString('base64') !== text)", 'if (false)'],
  ]),
  ...removalsOf('attestation/verify-statement.ts', statements, [
    ['the kind of a predicate', 'verifyPredicateType(statement, policy.predicateType);', ''],
    ['the subjects', 'verifySubjects(statement, policy.subjects);', ';'],
    ['a missing subject', 'if (signed === undefined)', 'if (signed === undefined) continue; else if (false)'],
    ['another digest', 'if (signed !== digest)', 'if (false)'],
    ['no other subjects', 'if (!expected.has(name))', 'if (false)'],
  ]),
  ...removalsOf('attestation/statement.ts', statements, [
    ['a subject is named once', 'if (subjects.has(name))', 'if (false)'],
  ]),
  ...removalsOf(
    'attestation/parse-strict-json.ts',
    ['attestation/parse-strict-json.test.ts', 'attestation/envelope.test.ts'],
    [
      ['depth', 'if (depth > deepest)', 'if (false)'],
      ['a member stands once', 'walk.names === names ?', 'true ?'],
      ['no names of prototypes', 'if (forbiddenNames.has(name))', 'if (false)'],
      ['whole characters', 'if (!text.isWellFormed())', 'if (false)'],
      ['UTF-8', 'fatal: true,', 'fatal: false,'],
      ['no byte order mark', 'ignoreBOM: true', 'ignoreBOM: false'],
    ],
  ),
  ...removalsOf(
    'attestation/verifying-key.ts',
    ['attestation/keys.test.ts'],
    [['a key under which not anybody can sign', 'if (isOfSmallOrder(key))', 'if (false)']],
  ),
  ...removalsOf(
    'attestation/parse-ed25519-pem.ts',
    ['attestation/keys.test.ts'],
    [
      ['the form of a key', 'if (label !== labels[form])', 'if (false)'],
      ['the kind of a key', "if (key.asymmetricKeyType === 'ed25519')", 'if (true)'],
    ],
  ),
  ...removalsOf(
    'attestation/predicates/test-result.ts',
    ['attestation/predicates/test-result.test.ts'],
    [
      ['no test has two results', 'refuseTwoResults(result);', ''],
      [
        'a result is no better than its tests',
        'if (order.indexOf(result.result) >= order.indexOf(best))',
        'if (true)',
      ],
    ],
  ),
  ...removalsOf(
    'attestation/predicates/verification-summary.ts',
    ['attestation/predicates/verification-summary.test.ts'],
    [['levels and result agree', 'if (agrees) return summary;', 'return summary;']],
  ),
  ...removalsOf(
    'seal/credential-owner.ts',
    ['seal/open-credentials.test.ts'],
    [
      ['sealed for this provider', 'one.provider === other.provider && ', ''],
      ['sealed for this environment', ' && one.environment === other.environment', ''],
      ['sealed for this network', ' && one.network === other.network', ''],
    ],
  ),
  ...removalsOf(
    'seal/open-credentials.ts',
    ['seal/open-credentials.test.ts'],
    [['what is sealed is for what it is opened for', 'if (isSameOwner(sealed, expected))', 'if (true)']],
  ),
  ...removalsOf('seal/check-release-request.ts', releases, [
    ['the shape of a request', 'if (misfit !== undefined)', 'if (false)'],
    ['a request ends after it is made', 'if (lifetime <= 0)', 'if (false)'],
    ['a request lasts a day', 'if (lifetime > longest)', 'if (false)'],
    ['its recipient is one', 'parseRecipient(request.recipient);', ''],
  ]),
  ...removalsOf('seal/open-release.ts', releases, [
    ['the one-time identity', 'if (oneTimeIdentity.recipient !== request.recipient)', 'if (false)'],
    ['bound to this provider', "['release_for_other_provider', request.provider, released.provider],", ''],
    [
      'bound to this environment',
      "['release_for_other_environment', request.environment, released.environment],",
      '',
    ],
    ['bound to this decision', "['release_for_other_decision', request.decision, released.decision],", ''],
    ['bound to this request', "['release_for_other_request', digestOfJson(request), released.request],", ''],
    ['no longer than the request', 'if (released.expiresAt > request.expiresAt)', 'if (false)'],
    ['not before the request', "if (moment === 'before')", 'if (false)'],
    ['not after its end', "if (moment === 'after')", 'if (false)'],
  ]),
  ...removalsOf('seal/rewrap-credentials.ts', releases, [
    ['a request that is in force', 'checkTime(request, now);', ''],
    ['no longer than the request', 'checkExpiry(request, now, expiresAt);', ''],
    ['the bytes of the decision', 'checkBytes(request, bytes);', ''],
  ]),
  ...removalsOf('contract/graphql/match-document.ts', documents, [
    ['fragments have one name each', 'fragments.size === all.length ?', 'true ?'],
    ['a fragment is read once', 'fragment === undefined || read.has(name)', 'fragment === undefined'],
    ['fragments are not too deep', 'if (depth > deepest) return undefined;', ''],
    ['one root field', 'if (found.length > 1) return undefined;', ''],
  ]),
  ...removalsOf(
    'network/live/request-headers.ts',
    ['gateway/requests.test.ts', 'gateway/bodies.test.ts'],
    [
      ['headers of the connection stay here', 'hopByHop.has(name) ||', ''],
      ['however they are spelt', '|| hopByHop.has(plain)', ''],
      ['a body keeps the type that it was judged by', "name !== 'content-type' &&", ''],
      ['and gets no other', "plain !== name && plain.startsWith('content-')", 'false'],
    ],
  ),
  ...removalsOf('gateway/admission.ts', gateway, [
    ['only admission is admission', '(admission.admitted as unknown) === true', 'admission.admitted'],
  ]),
  ...removalsOf('gateway/serve-request.ts', gateway, [
    ['admitted on arrival', ': findRefusal(admit, asked);\n    if (early', ': undefined;\n    if (early'],
    [
      'admitted once more before it is written',
      '(refusal = findRefusal(admit, asked)) === undefined',
      '(refusal = undefined) === undefined',
    ],
    ['operations for tokens stay inside', 'tokens.has(found.operation) ?', 'false ?'],
    [
      'an unknown operation',
      "if ('code' in found) return found;",
      "if ('code' in found) return forward(request, response, { operation: '', path, isPinned: false }, { operation: '', effect: 'read', method: '' }, undefined);",
    ],
    ['counted against ceilings', 'return ceilings.reserve(operation) ?? found.body', 'return found.body'],
    ['amounts are counted', 'return ceilings.reserve(operation, json?.value) ?? bytes;', 'return bytes;'],
  ]),
  ...removalsOf(
    'gateway/own-path.ts',
    ['gateway/start-gateway.test.ts', 'gateway/requests.test.ts'],
    [
      [
        'the address is the key',
        'if (begins.length !== expected.length || !timingSafeEqual(begins, expected))',
        'if (false)',
      ],
    ],
  ),
  ...removalsOf('gateway/ceilings.ts', ceilings, [
    ['so many requests', 'if (window.entries.length >= requests)', 'if (false)'],
    ['an amount that is there', 'if (amount === undefined)', 'if (false)'],
    ['so high a sum', 'if (sum <= max)', 'if (true)'],
  ]),
  ...removalsOf('gateway/amount-at.ts', ceilings, [
    ['no amount by another spelling of its name', '&& second === undefined ?', '?'],
    ['nor by another spelling alone', 'found?.[0] === token &&', ''],
    ['no second item beside the one that counts', 'Array.isArray(container) && all.length > 1', 'false'],
  ]),
  ...removalsOf(
    'gateway/read-json.ts',
    ['gateway/graphql.test.ts', 'gateway/ceilings.test.ts'],
    [
      ['one character set', '|| !isPlainlyUtf8(type)', ''],
      ['one media type', "if (type.includes(',')) return false;", ''],
      ['no content coding', "headers['content-encoding'] !== undefined ||", ''],
      ['a member stands once', "findings.some(({ code }) => code === 'json_duplicate_key')", 'false'],
    ],
  ),
  ...removalsOf(
    'gateway/identify-rest.ts',
    ['gateway/identify-rest.test.ts', 'gateway/requests.test.ts'],
    [
      ['no path that can be read as another', 'findPathEscape(path) !== undefined ||', ''],
      ['no other method in the query', '|| namesMethod(target.slice(path.length))', ''],
      [
        'one operation for every reader',
        "if (exact !== match(method, lenient, 'loose')) return undefined;",
        '',
      ],
      ['nor another without a file ending', 'bare === undefined || bare === exact', 'true'],
      ['nor behind an encoded question mark', 'split(/[?#]/, 1)', 'split(/ {99}/, 1)'],
      ['nor by look-alikes', ".normalize('NFKC')", ''],
    ],
  ),
  ...removalsOf(
    'gateway/names-method.ts',
    ['gateway/names-method.test.ts'],
    [['a query is decoded byte by byte', 'form = decodeBytes(form)', 'form = decodeURI(form)']],
  ),
  ...removalsOf(
    'gateway/identify.ts',
    ['gateway/bodies.test.ts'],
    [
      [
        'no other method in a form',
        'isUnaskedForm(request, contract.operations.get(operation))',
        'contract.operations.get(operation) === undefined',
      ],
    ],
  ),
  ...removalsOf(
    'gateway/ceilings.ts',
    ['gateway/open-ceiling-book.test.ts'],
    [
      ['what others let through', '        note(others);\n', ''],
      ['what cannot be counted is refused', 'return uncounted(operation, reason);', 'return void reason;'],
      ['time goes on from the latest that was counted', 'Math.max(now(), latest)', 'now()'],
    ],
  ),
  ...removalsOf(
    'network/live/answer-relay.ts',
    ['gateway/http2-streams.test.ts'],
    [['a child that does not read holds the provider back', 'controller.pause();', '']],
  ),
  ...removalsOf(
    'gateway/open-ceiling-book.ts',
    ['gateway/open-ceiling-book.test.ts'],
    [['one counts at a time', "database.exec('BEGIN IMMEDIATE');", "database.exec('BEGIN');"]],
  ),
  ...removalsOf(
    'gateway/open-ceiling-book.ts',
    ['gateway/remove-ended-books.test.ts'],
    [
      ['what was removed does not begin anew', 'await requireNeverRemoved(folder, expiresAt);', ''],
      [
        'none is opened while one is removed',
        'whileNoneIsOpened(folder, () => open(folder, owner))',
        'open(folder, owner)',
      ],
    ],
  ),
  ...removalsOf(
    'gateway/remove-ended-books.ts',
    ['gateway/remove-ended-books.test.ts'],
    [
      ['what is in use stays', "database.exec('PRAGMA journal_mode = DELETE');", ''],
      ['what is not over stays', 'else if (!revoked.has(id)) return false;', ''],
      ['that it was removed is remembered', 'await raiseRemovedUntil(folder, expiresAt);', ''],
    ],
  ),
  ...removalsOf(
    'gateway/run-child.ts',
    ['cli/exec-command.test.ts'],
    [['what is not written down is not used', 'await confirm?.();\n    const child', 'const child']],
  ),
  ...removalsOf('gateway/run-child.ts', children, [
    ['a program that is not there is found out', 'requireProgram(command[0], { env, directory });', ''],
    [
      'so is what cannot be isolated',
      'await probeIsolation(isolation, env, command);\n  await confirm?.();',
      'await confirm?.();\n  await probeIsolation(isolation, env, command);',
    ],
  ]),
  ...removalsOf('gateway/child-environment.ts', children, [
    ['the child sees few variables', '(usual.test(name) && !holdsSecret(name))', '(!holdsSecret(name))'],
    ['no variable that holds a secret', '(usual.test(name) && !holdsSecret(name))', 'usual.test(name)'],
    ['not even where it is asked for', 'if (wrong.length > 0)', 'if (false)'],
  ]),
];
