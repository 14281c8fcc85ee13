import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const of = (name: string): readonly string[] => [`gate/items/${name}.test.ts`];
const everywhere = ['scenarios', 'traffic', 'evidence', 'drift'].flatMap(of);

/** What the automatic items of the pack check. */
export const itemRemovals: readonly Removal[] = [
  ...removalsOf('gate/complete-runs.ts', everywhere, [
    ['results are of this provider', 'one.provider === id && ', ''],
    ['results are of this environment', '&& one.environment === environment', ''],
    ['left out of the sandbox is not green', "&& network === 'internet'", ''],
    ['a result with an error is not green', "&& findings.every(({ severity }) => severity !== 'error')", ''],
    ['runs are of these scenarios', "if (suiteDigest !== subjects.get('suites'))", 'if (false)'],
    ['runs are of this contract', "contractDigest !== subjects.get('contract')", 'false'],
    ['runs are of this livegate', "if (toolDigest(tool.version) !== subjects.get('tool'))", 'if (false)'],
    [
      'only such runs count',
      'facts.runs.filter(({ record }) => findOther(record, facts) === undefined)',
      'facts.runs',
    ],
    ['a run holds every scenario', 'facts.checklist.scenarios.every((id) => ids.has(id))', 'true'],
    [
      'all runs back to the last that is needed count',
      'return current.slice(0, Math.max(0, ...ends));',
      'return current.slice(0, runs.consecutive);',
    ],
    ['a clean run has ended', "status !== 'running' &&", ''],
    ['a clean run was not interrupted', "status !== 'interrupted' &&", ''],
    ['a clean run had no faults', 'faults.length === 0 &&', ''],
    ['a clean run had no drift put in force', 'drifts.length === 0 &&', ''],
    ['a clean run is green', '.every((result) => isGreen(result, facts))', '.every(() => true)'],
  ]),
  ...removalsOf('gate/items/worst-of.ts', everywhere, [
    ['no environment is not passed', 'if (outcomes.length === 0)', 'if (false)'],
    ['failed before unknown', "outcomes.find(({ verdict }) => verdict === 'failed') ??", ''],
    ['unknown is not passed', "outcomes.find(({ verdict }) => verdict !== 'passed')", 'undefined'],
  ]),
  ...removalsOf('gate/items/in-each-environment.ts', everywhere, [
    ['the worst environment counts', 'worstOf(outcomes, facts) ??', ''],
    [
      'what an environment shows has an end',
      '...earliest(outcomes.map(({ holdsUntil }) => holdsUntil)),',
      '',
    ],
  ]),
  ...removalsOf('gate/items/evidence.ts', of('evidence'), [
    ['forged evidence is not passed over', 'isSigned && id > newest.record.id', 'false'],
    ['no evidence is not passed', 'return unknown(`no run of', 'return passed(`no run of'],
    ['evidence is of what is there', 'if (other !== undefined)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/fresh.ts', of('evidence'), [
    ['evidence is not of the future', 'if (early !== undefined)', 'if (false)'],
    [
      'nor did it begin there',
      'Math.max(Date.parse(startedAt), Date.parse(endedAt ?? startedAt))',
      'Date.parse(endedAt ?? startedAt)',
    ],
    ['evidence has ended', 'return unknown(`no run of every', 'return passed(`no run of every'],
    ['evidence is fresh', 'if (age >= facts.checklist.evidenceAge)', 'if (false)'],
    [
      'a revocation that is yet to come is said to be',
      'if (Date.parse(at) > facts.now.getTime())',
      'if (false)',
    ],
    ['nothing of before a revocation', 'return Date.parse(startedAt) > Date.parse(at)', 'return true'],
    ['drift of this network', 'closedBy[facts.network]', 'closedBy.internet'],
    ['the oldest decides how long', "< (b.holdsUntil ?? '') ? -1 : 1", "< (b.holdsUntil ?? '') ? 1 : -1"],
  ]),
  ...removalsOf('gate/items/scenarios.ts', of('scenarios'), [
    ['a red scenario is not passed', '&& !isGreen(result, facts)', '&& false'],
    ['something must have passed', "some(({ verdict }) => verdict === 'passed')", 'some(() => true)'],
    [
      'a missing scenario is not passed',
      'if (run === undefined) return missing(facts, environment);',
      "if (run === undefined) return passed('');",
    ],
  ]),
  ...removalsOf('gate/items/clean-runs.ts', of('scenarios'), [
    ['so many runs', 'row.length >= consecutive && ', ''],
    ['over so long', '&& spans >= over', ''],
    ['a red run breaks the row', 'end === -1 ? ran : ran.slice(0, end)', 'ran'],
    ['a part is no run', '.filter((run) => complete.has(run))', ''],
  ]),
  ...removalsOf('gate/items/drift.ts', of('drift'), [
    ['drift was looked for', 'return unknown(`drift was not', 'return passed(`drift was not'],
    ['drift is of this network', '&& entry.network === facts.network', ''],
    ['drift is of this environment', 'entry.environment === environment &&', ''],
    ['drift is of this provider', 'entry.provider === provider &&', ''],
    ['breaking drift is not passed', 'if (broken !== undefined)', 'if (false)'],
    ['unknown drift is not passed', 'if (undecided !== undefined)', 'if (false)'],
    ['drift was judged by these waivers', 'findJudgedOtherwise(run, facts) ??', ''],
    ['drift was judged by this use', "(['waivers', 'usage'] as const)", "(['waivers'] as const)"],
    ['a waiver that ran out waives nothing', 'if (ends.some(', 'if (false && ends.some('],
    [
      'a waiver ends after 14 days',
      'Math.min(Date.parse(expires) + day, ',
      'Math.max(Date.parse(expires) + day, ',
    ],
    [
      'a waiver limits the decision',
      "passed('none', { evidence: [id], ...earliest(ends) })",
      "passed('none', { evidence: [id] })",
    ],
  ]),
  ...removalsOf('gate/items/operations-covered.ts', of('traffic'), [
    ['an operation is of the contract', 'if (strange.length > 0)', 'if (false)'],
    ['no run covers nothing', 'if (countedRuns(facts).length === 0)', 'if (false)'],
    ['covered by a scenario', 'sent.has(id) && ', ''],
    ['covered in an environment of the checklist', 'active.has(environment) && ', ''],
    ['covered with success', '&& status < 300', ''],
    ['covered by a green scenario', 'own.filter((result) => isGreen(result, facts))', 'own'],
    ['every operation is covered', 'if (bare.length === 0)', 'if (true)'],
  ]),
  ...removalsOf('gate/items/live-untouched.ts', of('traffic'), [
    ['something was run', 'if (runs.length === 0) return unknown', 'if (false) return unknown'],
    ['requests to live were counted', "network === 'sandbox' && liveRequests === undefined", 'false'],
    ['none went to live', 'if ((liveRequests ?? 0) > 0)', 'if (false)'],
    ['none tried to', 'if (blocked !== undefined)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/no-finding.ts', of('traffic'), [
    ['something was run', 'if (runs.length === 0)', 'if (false)'],
    ['no such finding', 'if (found !== undefined)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/clock-agrees.ts', of('traffic'), [
    ['every clock told the time', 'if (silent !== -1)', 'if (false)'],
    ['clocks agree', 'if (largest > most)', 'if (false)'],
    ['ahead or behind', 'Math.abs(difference)', 'difference'],
    ['there is an environment', 'if (environments.length === 0)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/environments-current.ts', of('configuration'), [
    ['there is an environment', 'if (environments.length === 0)', 'if (false)'],
    ['it is a test environment', "if (environment?.stage !== 'test')", 'if (environment === undefined)'],
    ['it is not past its date', 'if (!(now.getTime() < Date.parse(end)))', 'if (false)'],
    ['its date limits the decision', 'earliest(ends)', '{}'],
  ]),
  ...removalsOf('gate/items/version-pinned.ts', of('configuration'), [
    ['the version does not move', '.test(version.trim())', ".test('')"],
  ]),
  ...removalsOf('gate/items/live-configuration.ts', of('configuration'), [
    ['live is there', 'if (live === undefined)', 'if (false)'],
    ['live is live', "if (live.stage !== 'live')", 'if (false)'],
    ['live is not deprecated', 'if (live.deprecated !== undefined)', 'if (false)'],
    ['live is encrypted', "if (!live.baseUrl.startsWith('https://'))", 'if (false)'],
    ['live has credentials', 'if (Object.keys(live.credentials).length === 0)', 'if (false)'],
    ['a shared host is said', "says.has('host') ? undefined :", 'true ? undefined :'],
    ['also of token endpoints', 'prefixesOf(environment)', '[environment.baseUrl]'],
    ['a shared key is said', "says.has('credentials') ? undefined :", 'true ? undefined :'],
    ['a shared id is said', 'places.has(place)', "places.has(place) && credential !== 'clientId'"],
    ['whatever the ports', '.hostname.replace(', '.host.replace('],
    ['whatever the dot', ".replace(/\\.$/, '')", ''],
  ]),
  ...removalsOf('gate/items/credentials-sealed.ts', of('configuration'), [
    ['credentials are there', "if (!subjects.has('credentials'))", 'if (false)'],
    ['they were looked at', 'return unknown(', 'return passed('],
    ['they are sealed', "if ('problem' in sealed)", 'if (false)'],
    ['for as many as must approve', 'if (sealed.recipients < approvers)', 'if (false)'],
  ]),
  ...removalsOf('gate/items/ledger-whole.ts', of('configuration'), [
    ['the ledger is whole', 'if (finding !== undefined)', 'if (false)'],
  ]),
];
