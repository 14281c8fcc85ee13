import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const waives = ['gate/waive.test.ts', 'gate/waivable.test.ts'];
const samples = ['gate/resample.test.ts'];
const credentials = ['gate/items/credentials.test.ts'];
const classes = ['gate/items/error-classes-covered.test.ts'];
const compares = ['gate/compare-keys.test.ts'];
const manifests = ['seal/credential-manifest.test.ts'];
const clocks = ['gate/second-clock.test.ts', 'gateway/clock.test.ts'];
const releases = ['gate/record-release.test.ts', 'gate/find-promotion.test.ts'];
const certificates = ['network/read-certificates.test.ts'];

/** What is checked of waivers, of evidence that is run again, of credentials, certificates and the second clock. */
export const waiverRemovals: readonly Removal[] = [
  ...removalsOf('gate/apply-waiver.ts', waives, [
    ['only what is offered is waived', 'finding === undefined) return outcome;', 'false) return outcome;'],
    ['a waiver is of this item', 'waiver.item === item &&', ''],
    ['a waiver is of this finding', 'waiver.finding === finding &&', ''],
    ['a waiver is for this environment', 'waiver.environment === checklist.opens &&', ''],
    ['a waiver is for this network', 'waiver.network === network', 'true'],
    ['not after one of a key that is gone', '&& !(lost !== undefined && lost.index < index)', ''],
    ['a renewal is by another person', 'own.find(({ by }) => by !== first?.by)', 'own[1]'],
    ['renewed once', 'return [first, renewal].filter(', 'return [...own].filter('],
    ['not in the future', 'if (signed > now + tolerance)', 'if (false)'],
    ['at most 14 days', 'if (end - signed > longestWaiver)', 'if (false)'],
    ['a waiver ends', 'if (end <= now)', 'if (false)'],
    [
      'nothing has changed',
      'return changed === undefined ? undefined : `${changed}',
      'return true ? undefined : `${changed}',
    ],
    ['the decision ends with it', 'holdsUntil: expiresAt,', ''],
  ]),
  ...removalsOf('gate/waive.ts', waives, [
    ['what passes is not waived', "if (verdict === 'passed')", 'if (false)'],
    ['what is not offered is not waived', 'if (finding === undefined)', 'if (false)'],
    ['only an approver waives', "requireRole(key, 'approver', trust, facts.now)", "''"],
    ['at most 14 days', 'if (!(lasts > 0 && lasts <= longestWaiver))', 'if (false)'],
    ['nobody renews under a new key', 'requireNoLost(lostWaivers(item, finding, facts));', ''],
    ['whose turn it is', 'requireTurn(by, countedWaivers(item, finding, facts));', ''],
  ]),
  ...removalsOf('gate/predicates/item-waiver.ts', waives, [
    ['times of a waiver', 'requireInstants([waiver.signedAt, waiver.expiresAt]);', ''],
  ]),
  ...removalsOf('gate/items/may-be-waived.ts', waives, [
    ['authentication is never waived', '!authentication.includes(id) &&', ''],
    ['nor a secret, nor what left', 'findings.every(({ code }) => !never.includes(code))', 'true'],
    [
      'only what failed is waived',
      "(verdict === 'failed' || verdict === 'flaky' || verdict === 'quarantined') &&",
      '',
    ],
  ]),
  ...removalsOf('gate/items/scenarios.ts', waives, [
    ['one scenario is waived', 'red.length === 1 && mayBeWaived(first)', 'mayBeWaived(first)'],
  ]),
  ...removalsOf('gate/items/clean-runs.ts', waives, [
    ['one scenario is waived', 'more.length === 0 && isWhole', 'isWhole'],
    ['a run without faults', 'drifts.length + faults.length === 0 &&', ''],
  ]),
  ...removalsOf('gate/resample.ts', samples, [
    ['what passed is run again', "verdict === 'passed' && listed.has(id)", 'listed.has(id)'],
    ['of the checklist', "verdict === 'passed' && listed.has(id)", "verdict === 'passed'"],
    ['left to chance', 'pool.splice(random(pool.length), 1)', 'pool.splice(0, 1)'],
    ['something is run again', 'if (sample.length === 0)', 'if (false)'],
    ['of what is there', ': findOther(again, facts);', ': undefined;'],
    ['it ran', 'own.length > 0 && ', ''],
    ['in this environment', 'one.environment === environment && ', ''],
    ['of this provider', '&& one.provider === provider', ''],
    ['every repetition', "if (own.some(isDifferent)) return 'differs';", ''],
    [
      'an outage is no difference',
      'return !errors.some(({ code }) => outages.includes(code));',
      'return true;',
    ],
  ]),
  ...removalsOf('gate/items/evidence.ts', samples, [
    ['what differs is refused', 'if (differing.length > 0)', 'if (false)'],
    ['what could not run is unknown', 'if (unavailable !== undefined)', 'if (false)'],
    ['the sample is of what counts', 'runs.every((run) => newest.includes(run))', 'true'],
  ]),
  ...removalsOf('gate/items/error-classes-covered.ts', classes, [
    [
      'a run of all',
      'if (run === undefined) return unknown(',
      "if (run === undefined) return passed('') ?? unknown(",
    ],
    ['green scenarios', '.filter((result) => isGreen(result, facts))', '.filter(() => true)'],
    ['passed, and not left out', "verdict === 'passed' && (scenarios", '(scenarios'],
    ['in its own scenario', '(scenarios === undefined || scenarios.includes(id))', 'true'],
    ['a class that is missing', 'if (bare.length > 0)', 'if (false)'],
    ['an excuse is of this class', 'one.class === name && ', ''],
    ['an excuse is for this network', '(one.network ?? network) === network', 'true'],
    ['every declared class', '&& reasons.length === declared.length', ''],
    ['200 alone says nothing', '(one.status >= 400 || failedInside === true)', 'true'],
    ['GraphQL fails inside', "provider.protocol !== 'graphql' && ", ''],
  ]),
  ...removalsOf('gate/items/keys-differ.ts', credentials, [
    ['a manifest is there', 'if (problem !== undefined) return problem;', ''],
    [
      'compared with this one',
      "if (run === undefined || compared?.manifest !== subjects.get('manifest'))",
      'if (run === undefined)',
    ],
    ['none is the same', 'if (compared?.same !== undefined)', 'if (false)'],
    ['none was left out', 'if (short.length > 0)', 'if (false)'],
    ['each is told apart', 'if (bare.length > short.length)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/find-manifest-problem.ts', credentials, [
    [
      'a manifest is there',
      'if (manifest === undefined) return unknown(',
      'if (manifest === undefined) return undefined; else if (false) return unknown(',
    ],
    ['a manifest is one', "if ('problem' in manifest)", 'if (false)'],
    ['of this environment', 'isSameOwner(manifest, owner)', 'true'],
    ['of this sealed file', "manifest.sealed === subjects.get('credentials')", 'true'],
  ]),
  ...removalsOf('gate/items/credential-age.ts', credentials, [
    ['not in the future', 'if (sealed - now.getTime() > tolerance)', 'if (false)'],
    ['not too old', 'if (!(now.getTime() < end))', 'if (false)'],
    ['the decision ends with it', ', earliest(ends))', ')'],
  ]),
  ...removalsOf('gate/items/certificate.ts', credentials, [
    ['live is looked at', 'judge(checklist.opens, facts.liveCertificates, facts),', ''],
    [
      'every origin was seen',
      'if (found?.validTo === undefined)',
      'if (found?.validTo === undefined) continue; else if (false)',
    ],
    ['of this very origin', '(one) => one.origin === origin', '() => true'],
    ['long enough', 'if (!(facts.now.getTime() < end))', 'if (false)'],
  ]),
  ...removalsOf('gate/compare-keys.ts', compares, [
    ['not on the sandbox network', "if (network === 'sandbox') return annotations;", ''],
    ['live ones only', "stage === 'live'", 'true'],
    ['of this provider', 'name.startsWith(begins)', "name.startsWith('keys:')"],
    ['identifiers, too', 'new Set(says ? publicCredentials : [])', 'new Set(publicCredentials)'],
  ]),
  ...removalsOf('gate/require-as-described.ts', compares, [
    ['a manifest is one', "if ('problem' in manifest) throw", 'if (false) throw'],
    ['it is what is sealed', 'if (misfit !== undefined) throw', 'if (false) throw'],
    ['keys of this machine differ', 'if (same !== undefined) throw', 'if (false) throw'],
  ]),
  ...removalsOf('seal/credential-manifest.ts', manifests, [
    ['the shape of a manifest', 'if (misfit === undefined) return value', 'if (true) return value'],
    ['every value', 'if (other !== undefined)', 'if (false)'],
    ['of these credentials', 'isSameOwner(manifest, sealed)', 'true'],
    ['of an identifier, too', "kind === 'short' ? {}", "kind !== 'secret' ? {}"],
    ['nothing of a short secret', ": isFingerprintable(secret) ? 'secret' : 'short'", ": 'secret'"],
  ]),
  ...removalsOf('network/connector.ts', certificates, [
    ['certificates are verified', 'rejectUnauthorized: true, ', ''],
    ['a handshake has an end', 'allowH2: http2, timeout, ', 'allowH2: http2, timeout: 0, '],
    ['the guard is asked before a handshake', 'guard.checkOrigin(', '((_origin: string) => undefined)('],
  ]),
  ...removalsOf('gate/second-clock.ts', clocks, [
    ['clocks agree', 'if (Math.abs(difference) <= limit) return;', 'return;'],
    ['ahead or behind', 'Math.abs(difference) <= limit', 'difference <= limit'],
    [
      'it stays unbelieved',
      'closed: () => reason,',
      'closed: () => (Math.abs(last) <= limit ? undefined : reason),',
    ],
  ]),
  ...removalsOf('gate/door.ts', clocks, [
    ['two clocks', 'if (apart !== undefined)', 'if (false)'],
    ['the end by theirs', '&& theirs < end ', ''],
  ]),
  ...removalsOf(
    'network/live/live-client.ts',
    ['gateway/clock.test.ts'],
    [
      [
        'the token flow is heard',
        'if (released instanceof Promise) hearTokenFlow(engine, options.onClock);',
        '',
      ],
    ],
  ),
  ...removalsOf(
    'network/live/answer-relay.ts',
    ['gateway/clock.test.ts'],
    [['what a cache kept is not heard', "&& headers['age'] === undefined", '']],
  ),
  ...removalsOf('gate/find-spent.ts', releases, [
    ['a promotion releases so often', 'if (used < releases) return undefined;', 'return undefined;'],
  ]),
  ...removalsOf('gate/record-release.ts', releases, [
    ['no release after a revocation', 'if (epoch !== promotion.epoch)', 'if (false)'],
    ['counted as it is written', 'if (spent !== undefined)', 'if (false)'],
  ]),
  ...removalsOf('gate/find-promotion.ts', releases.toReversed(), [
    ['looked at before', 'findUsedUp(predicate, basis) ??', ''],
  ]),
];
