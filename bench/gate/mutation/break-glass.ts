import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const breaks = ['gate/join-break-glass.test.ts', 'gate/break-glass.test.ts'];
const shows = ['gate/broken-glass.test.ts'];
const tells = ['cli/break-glass-command.test.ts'];

/** What is checked where two people open live in spite of the checklist, and that it is shown. */
export const glassRemovals: readonly Removal[] = [
  ...removalsOf('gate/predicates/break-glass.ts', breaks, [
    ['an hour at most', 'maximum: mostMinutes', 'maximum: 100_000'],
    ['some time', "type: 'integer', minimum: 1", "type: 'integer'"],
    ['a reason', "pattern: '\\\\S' ", ''],
    ['times are times', 'requireInstants([glass.issuedAt, glass.expiresAt]);', ''],
    ['as long as it says', '!== glass.minutes * 60_000', '!== glass.minutes * 60_000 && false'],
  ]),
  ...removalsOf('gate/ledger-state.ts', breaks, [
    ['two have signed', 'breakGlassType, parseBreakGlass, 2)', 'breakGlassType, parseBreakGlass)'],
    [
      'approvers have signed',
      "trust, now, 'approver', breakGlassType",
      "trust, now, 'gatekeeper', breakGlassType",
    ],
    ['beside the decision that was signed', 'requireDecision(record, one);', ''],
    ['the ledger is what it was then', 'draft.heads.push(predicate.ledger);', ''],
  ]),
  ...removalsOf('gate/find-promotion.ts', breaks, [
    [
      'no more than the checklist',
      '(isBreakGlass(predicate) ? findWider(predicate, basis.checklist) : undefined)',
      'undefined',
    ],
    [
      'its operations',
      "['operations', 'ceilings', 'approvers', 'releases']",
      "['ceilings', 'approvers', 'releases']",
    ],
    [
      'its ceilings',
      "['operations', 'ceilings', 'approvers', 'releases']",
      "['operations', 'approvers', 'releases']",
    ],
    [
      'its releases',
      "['operations', 'ceilings', 'approvers', 'releases']",
      "['operations', 'ceilings', 'approvers']",
    ],
    [
      'its approvers',
      "['operations', 'ceilings', 'approvers', 'releases']",
      "['operations', 'ceilings', 'releases']",
    ],
  ]),
  ...removalsOf('gate/draft-break-glass.ts', breaks, [
    ['an approver begins', "requireRole(key, 'approver', trust, now);", ''],
    ['a damaged ledger is not excused', 'if (damage !== undefined)', 'if (false)'],
    ['there is something to open', 'if (sealed === undefined)', 'if (false)'],
    ['it is as it must be before it is signed', 'parseBreakGlass(glass)', 'glass as never'],
  ]),
  ...removalsOf('gate/verify-break-glass.ts', breaks, [
    ['an approver began', "trusted.keysFor('approver', now)", "trusted.keysFor('runner', now)"],
    ['of this provider', "requireSame('the provider', provider, glass.provider);", ''],
    ['of this environment', "requireSame('the environment', basis.checklist.opens, glass.environment);", ''],
    [
      'beside the decision that was signed',
      "requireSame('the decision', glass.decision, digestOfJson(file.decision));",
      '',
    ],
    [
      'of this history',
      'findings: [...basis.ledger.findings, ...findings]',
      'findings: facts.ledger.findings',
    ],
    ['it would hold here', 'if (problem !== undefined)', 'if (false)'],
  ]),
  ...removalsOf('gate/join-break-glass.ts', breaks, [
    ['an approver joins', "const name = requireRole(key, 'approver', trust, now);", "const name = '';"],
    ['another person joins', 'if (by.includes(name))', 'if (false)'],
  ]),
  ...removalsOf('gate/record-break-glass.ts', breaks, [
    ['two have signed', 'threshold: 2', 'threshold: 1'],
    ['it stands there once', '(await hasBody(records, body)) ? undefined : entry', 'entry'],
  ]),
  ...removalsOf('gate/ledger-state.ts', shows, [
    ['what does not count is shown', "if (entry.kind === 'break-glass') draft.glass.push({ entry });", ''],
  ]),
  ...removalsOf('gate/broken-glass.ts', shows, [
    [
      'whatever time it is dated',
      'Date.parse(verified?.predicate.issuedAt ?? entry.at)',
      'Date.parse(entry.at)',
    ],
    ['30 days', 'const shownFor = 30 *', 'const shownFor = 1 *'],
    [
      'unverified is said',
      "if (verified === undefined) return 'unverified';",
      "if (verified === undefined) return 'ended';",
    ],
    ['revoked is not open', 'verified.predicate.epoch === epoch &&', ''],
    ['what cannot be read is shown', "reason: 'it cannot be read'", "reason: ''"],
  ]),
  ...removalsOf('gate/decide.ts', shows, [
    ['decisions show it', 'return recent.length === 0 ? {} : { brokenGlass: recent };', 'return {};'],
  ]),
  ...removalsOf(
    'attestation/countersign-envelope.ts',
    ['attestation/countersign-envelope.test.ts'],
    [
      ['nobody signs twice', 'return bytes;', ''],
      ['what cannot be read is not written', 'parseEnvelope(signed);', ''],
    ],
  ),
  ...removalsOf('cli/gate/ask-typed.ts', tells, [
    ['somebody types what is opened', '?.trim() === words', "?.trim() !== ''"],
  ]),
  ...removalsOf('cli/gate/break-glass.ts', tells, [
    [
      'no key from the environment',
      'if (file !== undefined) return requireKey(file);',
      "return requireKey(file ?? process.env['LIVEGATE_KEY']);",
    ],
  ]),
  ...removalsOf('report/render-decision.ts', tells, [
    ['the gate says it', 'renderBrokenGlass(provider, decision.brokenGlass ?? [], style),', ''],
  ]),
  ...removalsOf('cli/gate/checklist.ts', tells, [
    ['the checklist says it', '${banner(provider, brokenGlass)}', ''],
    ['its JSON says it', '...checklist, weakened, brokenGlass }', '...checklist, weakened }'],
  ]),
  ...removalsOf('cli/gate/exec.ts', tells, [
    ['exec says it', 'openPromotion(query, tellBrokenGlass)', 'openPromotion(query)'],
  ]),
  ...removalsOf('cli/gate/ledger.ts', tells, [
    ['the ledger says it', 'await showBrokenGlass(ledger, root, [...broken]);', ''],
  ]),
  ...removalsOf('gate/verify-request.ts', tells, [
    ['an approver finds it', '[...promotions, ...breakGlass].find(', 'promotions.find('],
  ]),
  ...removalsOf('gate/read-heads.ts', breaks, [
    ['it vouches for the ledger', '[...promotions, ...breakGlass].map(', 'promotions.map('],
  ]),
  ...removalsOf('report/render-release-request.ts', tells, [
    ['the approver is told', 'isBreakGlass(predicate)', 'false'],
  ]),
];
