import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const decides = ['gate/decide.test.ts'];
const signs = ['gate/sign-off.test.ts'];
const finds = ['gate/find-promotion.test.ts'];
const promotes = ['gate/promote.test.ts'];
const states = ['gate/ledger-state.test.ts'];
const watches = ['gate/epoch-watch.test.ts'];

/** What is checked from the items to the open door. */
export const decisionRemovals: readonly Removal[] = [
  ...removalsOf('gate/evaluate.ts', decides, [
    ['only what may be is left out', '|| mayBeNotApplicable !== true', ''],
    ['an item that throws is unknown', 'return unknown(`it could', 'return passed(`it could'],
    [
      'only own names are left out',
      'Object.hasOwn(notApplicable, id) ? notApplicable[id] : undefined',
      'notApplicable[id]',
    ],
  ]),
  ...removalsOf('gate/worst-verdict.ts', decides, [
    ['failed before unknown', "if (judged.some(({ verdict }) => verdict === 'failed')) return 'failed';", ''],
    ['unknown is not passed', "judged.every(({ verdict }) => verdict === 'passed')", 'true'],
  ]),
  ...removalsOf(
    'gate/changed-subjects.ts',
    ['gate/find-promotion.test.ts', 'gate/sign-off.test.ts'],
    [
      ['what was added has changed', 'new Set([...then.keys(), ...now.keys()])', 'new Set(then.keys())'],
      ['what was taken away has changed', 'new Set([...then.keys(), ...now.keys()])', 'new Set(now.keys())'],
    ],
  ),
  ...removalsOf(
    'gate/decide.ts',
    [...decides, ...promotes, 'gate/waive.test.ts'],
    [
      ['the first item that ends decides', ', ...ends, ...keys)', ', ...keys)'],
      ['a decision ends with the keys', ', ...ends, ...keys)', ', ...ends)'],
      ['with those of who signed', "...(kind === 'sign-off' ? evidence : []),", ''],
      ['with those of who waived', '...(waived === undefined ? [] : [waived.by]),', ''],
      ['with those of runners', '[...people, ...runners]', 'people'],
      ['no decision for more than a day', 'now.getTime() + longest, ', ''],
    ],
  ),
  ...removalsOf('gate/sign-off-item.ts', signs, [
    [
      'somebody signed',
      'if (newest === undefined) return unknown(',
      "if (newest === undefined) return passed('') ?? unknown(",
    ],
    ['this very item', 'statement.predicate.item === rule.id', 'true'],
    ['the newest counts', 'own.findLast(', 'own.find('],
    ['one without a reference voids none', 'own.findLast((one) => isReferred(one, rule)) ??', ''],
    ['nothing of it has changed', 'if (changed !== undefined) return', 'if (false) return'],
    ['the very sentence', "['statement', digestOf(rule.statement)], ", ''],
    ['not in the future', 'if (Date.parse(signedAt) > facts.now.getTime() + tolerance)', 'if (false)'],
    ['not too long ago', 'if (!(until > facts.now.getTime()))', 'if (false)'],
    ['with a reference', 'isReferred({ statement }, rule) ? undefined', 'true ? undefined'],
    ['not longer than was signed', 'Math.min(Date.parse(expiresAt), ', 'Math.min('],
    [
      'nor than the checklist says',
      'Math.min(Date.parse(expiresAt), Date.parse(signedAt) + durationToMilliseconds(expires))',
      'Date.parse(expiresAt)',
    ],
    ['not by the author', 'if (unseen === undefined) return undefined;', 'return undefined;'],
    ['of no change', 'authored.find(', 'authored.slice(0, 1).find('],
    ['what is void is no second person', 'findVoid(one, rule, facts) === undefined', 'true'],
    ['no history is not passed', 'if (authored === undefined)', 'if (false)'],
    ['no address is not passed', 'if (people.length === 0)', 'if (false)'],
    ['addresses have no capitals', 'email.toLowerCase()', 'email'],
  ]),
  ...removalsOf('gate/sign-off.ts', signs, [
    ['only what is asked is signed', 'if (rule === undefined)', 'if (false)'],
    [
      'a reference where one is wanted',
      "if (rule.reference === true && (reference ?? '').trim() === '')",
      'if (false)',
    ],
    ['only an approver signs', "requireRole(key, 'approver', trust, basis.now)", "''"],
  ]),
  ...removalsOf(
    'gate/require-role.ts',
    [...signs, ...promotes],
    [
      [
        'a key has a role',
        'if (trust.keysFor(role, now).some(({ id }) => id === verifyingKey.id))',
        'if (true)',
      ],
    ],
  ),
  ...removalsOf('gate/ledger-state.ts', states, [
    [
      'who signs has the role',
      'const keys = trust.keysFor(role, now);',
      "const keys = (['approver', 'gatekeeper', 'runner'] as const).flatMap((one) => trust.keysFor(one, now));",
    ],
    ['signed for this provider', 'if (provider !== entry.provider)', 'if (false)'],
    [
      'of this kind',
      'predicateType, parsePredicate, threshold });',
      "predicateType: JSON.parse(Buffer.from(JSON.parse(Buffer.from(envelopeOf(entry)).toString()).payload, 'base64').toString()).predicateType, parsePredicate, threshold });",
    ],
    [
      'the decision is the signed one',
      'if (digestOfJson(decision) !== statement.predicate.decision)',
      'if (false)',
    ],
    ['the decision is whole', 'return parseDecision(decision);', 'return decision as Decision;'],
    ['the decision passed', "if (verdict !== 'passed')", 'if (false)'],
    ['a revocation raises the epoch', 'draft.epoch += 1;', ''],
    [
      'the last revocation counts',
      'Date.parse(left.at) - Date.parse(right.at)',
      'Date.parse(right.at) - Date.parse(left.at)',
    ],
    ['one that is yet to come counts', 'index > settled || isPast(one)', 'isPast(one)'],
    ['until there is another', 'index > settled || isPast(one)', 'true'],
    ['a release is known', "if (entry.kind === 'release')", 'if (false)'],
    ['the ledger is what promotions saw', 'draft.heads.push(promotion.statement.predicate.ledger);', ''],
    ['entries are of this provider', 'if (record.entry.provider === provider)', 'if (true)'],
  ]),
  ...removalsOf('gate/predicates/require-instants.ts', states, [
    ['times are times', 'if (times.every(isInstant)) return;', 'return;'],
  ]),
  ...removalsOf('gate/predicates/promotion.ts', states, [
    ['times of a promotion', 'requireInstants([promotion.issuedAt, promotion.expiresAt]);', ''],
  ]),
  ...removalsOf('gate/predicates/sign-off.ts', states, [
    ['the times of a sign-off', 'requireInstants([signOff.signedAt, signOff.expiresAt]);', ''],
  ]),
  ...removalsOf('gate/promote.ts', promotes, [
    [
      'only a gatekeeper promotes',
      "requireRole(request.key, 'gatekeeper', trust, request.now);",
      "'keeper';",
    ],
    ['only what passed is promoted', "if (decision.verdict !== 'passed') return { decision };", ''],
    ['nobody wrote meanwhile', '{ expectedSize: state.head.size }', '{}'],
    ['a promotion ends with its decision', ', Date.parse(holdsUntil), endOfKey)', ', endOfKey)'],
    ['a promotion ends with its key', ', Date.parse(holdsUntil), endOfKey)', ', Date.parse(holdsUntil))'],
    ['a promotion ends as the checklist says', 'Math.min(longest, ', 'Math.min('],
  ]),
  ...removalsOf('gate/find-promotion.ts', finds, [
    ['what does not hold does not open', 'judged.find(({ problem }) => problem === undefined)', 'judged[0]'],
    ['of this network', 'predicate.network === network', 'true'],
    ['of this environment', 'predicate.environment === checklist.opens &&', ''],
    ['the ledger is whole', 'findDamage(basis.ledger) ??', ''],
    ['of this epoch', 'if (epoch < ledger.epoch)', 'if (false)'],
    ['of no later epoch', 'if (epoch > ledger.epoch)', 'if (false)'],
    ['not expired', 'if (now.getTime() >= Date.parse(expiresAt))', 'if (false)'],
    ['no longer than the checklist says', ', Date.parse(predicate.issuedAt) + promotionAge)', ')'],
    ['not of the future', 'if (now.getTime() < Date.parse(issuedAt))', 'if (false)'],
    ['of this repository', 'given.repository === audience.repository &&', ''],
    ['of this run', '(given.run === undefined || given.run === audience.run)', 'true'],
    ['nothing has changed', 'findChange(subjects, basis.subjects) ??', ''],
    [
      'the newest for who asks',
      'own.findLast(({ statement }) => isFor(statement.predicate, audience)) ??',
      '',
    ],
  ]),
  ...removalsOf('gate/epoch-watch.ts', watches, [
    [
      'a revocation closes',
      "if (entry.kind !== 'revocation' || entry.provider !== provider) return undefined;",
      'return undefined;',
    ],
    ['of this provider only', '|| entry.provider !== provider', ''],
    ['a file of another number closes', 'ino !== own.ino ||', ''],
    ['a file that was cut closes', '|| found < read', ''],
    ['once closed it stays closed', 'if (reason !== undefined) return reason;', ''],
    ['what cannot be read closes', "reason = 'the ledger cannot be read';", ''],
    ['a line that is none closes', 'parseEntry(Buffer.from(line))', 'JSON.parse(line)'],
    ['half a line is read again', 'read += lines.bytes;', 'read = found;'],
    [
      'its number is kept',
      'const own = fstatSync(handle);',
      'const own = fstatSync(handle); closeSync(handle);',
    ],
  ]),
  ...removalsOf('gate/door.ts', watches, [
    ['a revocation closes', 'if (revoked !== undefined)', 'if (false)'],
    ['it ends by the wall clock', 'now() < end && ', ''],
    ['it ends by the clock that only goes on', '&& elapsed() < deadline', ''],
    ['only the operations of the promotion', 'if (permitted.has(operation))', 'if (true)'],
  ]),
  ...removalsOf(
    'gate/revoke-drifted.ts',
    ['gate/revoke-drifted.test.ts'],
    [
      [
        'waived drift revokes nothing',
        'drift.filter(isBroken)',
        'drift.filter(({ breaking }) => breaking > 0)',
      ],
    ],
  ),
  ...removalsOf(
    'gate/note-drift.ts',
    ['gate/revoke-drifted.test.ts'],
    [
      ['drift is noted again after a run', '&& !(await ranSince(last, runs))', ''],
      ['drift is noted again after an hour', 'age < quiet &&', ''],
      ['drift of the other network is another', "&& entry.body['network'] === network", ''],
    ],
  ),
  ...removalsOf(
    'gate/revoke-in-force.ts',
    ['gate/revoke-drifted.test.ts'],
    [
      ['what is in force is revoked', 'if (inForce) await revoke', 'if (false) await revoke'],
      ['once is enough', "if (entry.kind === 'revocation') inForce = false;", ''],
      ['of this provider', 'if (entry.provider !== revocation.provider) continue;', ''],
      [
        'a claim of no network counts as this one',
        "claims['network'] !== other[network]",
        "claims['network'] === network",
      ],
      [
        'a claim of no end counts as open',
        '!hasEnded',
        "Date.parse(String(claims['expiresAt'])) > now.getTime()",
      ],
      ['what cannot be read counts as open', '    return {};\n', "    return { expiresAt: '2000-01-01' };\n"],
    ],
  ),
  ...removalsOf(
    'gate/standing-promotions.ts',
    ['gate/standing-promotions.test.ts'],
    [
      ['the newest of each audience', 'all.slice(-1)', 'all'],
      ['of this provider, environment and network', 'isAbout(one, basis)', 'true'],
      ['what has ended stands no more', '!over.includes(problem?.code)', 'true'],
      [
        'judged as a use of it',
        'findProblem(statement, basis, audience)',
        'undefined as ReturnType<typeof findProblem>',
      ],
    ],
  ),
  ...removalsOf(
    'gate/credential-names.ts',
    ['gate/credential-names.test.ts'],
    [
      ['all credentials or none', 'named.some(([, secret]) => secret === undefined)', 'false'],
      [
        'own names only',
        'Object.hasOwn(values, sealed) ? values[sealed]?.secret : undefined',
        'values[sealed]?.secret',
      ],
    ],
  ),
  ...removalsOf('gate/summarize-decision.ts', decides, [
    [
      'a summary passes where the decision did',
      '    verdict,\n    levels',
      "    verdict: 'passed',\n    levels",
    ],
  ]),
];
