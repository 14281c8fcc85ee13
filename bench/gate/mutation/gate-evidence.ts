import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const runs = ['gate/read-runs.test.ts'];
const privately = ['gate/read-private-file.test.ts'];
const git = ['gate/git.test.ts'];
const trust = ['gate/trust.test.ts'];
const shards = ['gate/verify-shards.test.ts'];
const lists = ['gate/parse-checklist.test.ts'];

/** What the gate checks of what it reads: runs, files, who is trusted, checklists. */
export const evidenceRemovals: readonly Removal[] = [
  ...removalsOf('gate/read-runs.ts', runs, [
    ['suites were not written to meanwhile', 'if (record.suitesChanged === true)', 'if (false)'],
    [
      'evidence is signed by a runner',
      "keysFor('runner', query.now)",
      "keysFor('approver', query.now).concat(query.trust.keysFor('runner', query.now))",
    ],
    ['evidence is about these files', 'subjects: evidenceSubjects(files),', ''],
    [
      'an unsigned run does not count',
      "if (envelope === undefined) throw new AttestationError('signature_missing', 'it is not signed');",
      'if (envelope === undefined) return { record, exchanges: [], signers: [], judgedBy: {} };',
    ],
    ['a run is of this network', '|| record.network !== query.network', ''],
    ['a run is of this provider', 'if (!isOurs ||', 'if ('],
    ['a run stands in its own folder', 'if (id !== folder)', 'if (false)'],
    ['a run ends after it began', '!(Date.parse(endedAt) >= began)', 'false'],
    ['a run began at a time that there is', 'Number.isNaN(began) ||', ''],
    ['scenarios ran where the run judged', 'return stray === undefined', 'return true'],
    ['evidence is of this repository', '?? findStranger(annotations, query.repository)', ''],
    [
      'evidence without a repository does not count',
      'if (repository === own) return undefined;',
      'if (repository === own || repository === undefined) return undefined;',
    ],
    ['a folder of runs that cannot be read is an error', "=== 'ENOENT') return [];", "!== '') return [];"],
    [
      'evidence that cannot be read is not the same as none',
      'return { folder, envelope: Buffer.alloc(0) };',
      'return { folder, envelope: undefined };',
    ],
  ]),
  ...removalsOf('gate/evidence-subjects.ts', runs, [
    ['evidence covers the record', "['run.json', digestOf(record)],", ''],
    ['evidence covers the exchanges', "['exchanges', digestOfFiles(exchanges)],", ''],
  ]),
  ...removalsOf(
    'gate/evidence-subjects.ts',
    ['gate/evidence-subjects.test.ts'],
    [['more than fits is not read', 'if (bytes > mostExchanged)', 'if (false)']],
  ),
  ...removalsOf('gate/read-seen-exchanges.ts', runs, [
    [
      'a line that is no exchange is refused',
      "throw new LivegateError('run_unreadable', `exchanges/${place} is no exchange`, { exitCode: 2 });",
      'return value as Exchange;',
    ],
    ['what was answered carries the nonce of the run', '|| carries(value, nonces))', '|| true)'],
    ['exchanges are of this provider', '.filter((exchange) => exchange.provider === provider.id)', ''],
  ]),
  ...removalsOf('gate/sign-evidence.ts', runs, [
    ['evidence names its repository', '{ repository: repositoryOf(root) }', '{}'],
    ['evidence names what drift was judged by', 'if (read !== undefined) digests', 'if (false) digests'],
  ]),
  ...removalsOf(
    'util/read-once.ts',
    ['util/read-once.test.ts'],
    [
      ['symbolic links are not followed', '| constants.O_NOFOLLOW', ''],
      ['only plain files are read', '!stat.isFile() ||', ''],
      ['files have a largest size', '|| stat.size > largest', ''],
    ],
  ),
  ...removalsOf('gate/read-private-file.ts', privately, [
    ['others cannot read a key', '|| (mode & 0o077) === 0', '|| true'],
    ['a key is a plain file', 'if (!stat.isFile())', 'if (false)'],
  ]),
  ...removalsOf('gate/git-environment.ts', git, [
    ['variables do not point git elsewhere', "!name.startsWith('GIT_')", 'true'],
  ]),
  ...removalsOf('gate/repository-of.ts', git, [
    ['a repository name holds no user', ".replace(/^[^@/]*@/, '')", ''],
  ]),
  ...removalsOf('gate/change-authors.ts', git, [
    ['a shallow history names nobody', '|| isShallow', ''],
    ['who works here is an author', 'const here = pending ? git(', 'const here = false ? git('],
    ['what is ignored counts', "'--others', ", ''],
    ['what git assumes away counts', "!line.startsWith('H ')", "line.startsWith('?')"],
    ['a monitor is not asked', "'-c', 'core.fsmonitor=false', ", ''],
    ['addresses have no capitals', 'address.toLowerCase()', 'address'],
    ['nor has that of who works here', 'here.toLowerCase()', 'here'],
    ['older changes count, too', 'rangeSince(root, since)', "'HEAD~1..HEAD'"],
    ['only what was promoted is left out', "'--is-ancestor', since, 'HEAD'", "'--all'"],
    ['who committed it is an author', '[author, committer, ...named]', '[author, ...named]'],
    ['who helped is an author', '[author, committer, ...named]', '[author, committer]'],
  ]),
  ...removalsOf('gate/gather-facts.ts', git, [
    ['who changed who is trusted is an author', "'trust.yaml', ", ''],
    ['who changed the configuration is an author', "':(glob)playwright.config.*'", ''],
  ]),
  ...removalsOf(
    'scenario/suite-digest.ts',
    ['scenario/suite-digest.test.ts'],
    [
      ['the own configuration counts', 'await found.addFile(name);', ''],
      ['suites are no link', 'if ((await lstat(folder)).isDirectory()) return', 'return'],
      ['a time of change is marked', '`${ino} ${ctimeNs}`', "''"],
    ],
  ),
  ...removalsOf(
    'scenario/judge-run.ts',
    ['scenario/judge-run.test.ts'],
    [['suites are not written to meanwhile', 'run.suitesChanged !== true &&', '']],
  ),
  ...removalsOf('gate/trust.ts', trust, [
    ['a key runs out', '(until === undefined || today <= until) &&', ''],
    ['a key is revoked', '&& (revoked === undefined || today < revoked)', ''],
    ['a key has roles', '.filter(({ roles }) => roles.includes(role))', ''],
    ['only approvers get credentials', "roles.includes('approver')", 'roles.length > 0'],
    ['a name stands once', "['the name', name],", ''],
    ['a key stands once', "['the key', verifying.id],", ''],
    ['a recipient stands once', "[['the recipient', recipient]]", '[]'],
    ['an address stands once', "['the address', email]", "['the address', email + index]"],
    ['addresses have no capitals', 'email.toLowerCase()', 'email'],
    ['the shape of trust.yaml', 'if (problems.length > 0) throw', 'if (false) throw'],
    ['a key is one', "...unusableKeyProblem([...path, 'key'], key, report),", ''],
    ['the day that a key ends is one', "...dateProblem([...path, 'until'], until, report),", ''],
    ['the day of a revocation is one', "...dateProblem([...path, 'revoked'], revoked, report),", ''],
  ]),
  ...removalsOf('gate/parse-checklist.ts', lists, [
    ['the shape of a checklist', 'shape.length > 0 ? shape : ', ''],
    ['what it opens is live', "...oneOf(['opens'], checklist.opens, names('live'), 'live environment'),", ''],
    ['it tests in test environments', "name, names('test')", 'name, [name]'],
    ['a sign-off of the pack is not replaced', 'return isTaken ?', 'return false ?'],
    ['only what may be is left out', "id, optional, 'item", "id, [id], 'item"],
    ['a promotion lasts a day', "['promotion', 'expires'], 'P1D'", "['promotion', 'expires'], 'P999D'"],
    ['evidence lasts a week', "['freshness', 'evidence'], 'P7D'", "['freshness', 'evidence'], 'P999D'"],
    [
      'a ceiling is of an operation',
      "operation, operations, 'operation",
      "operation, [operation], 'operation",
    ],
    ['a ceiling has a time', 'durationToMilliseconds(per) > 0', 'true'],
  ]),
  ...removalsOf('gate/verify-shards.ts', shards, [
    [
      'every shard is signed by a runner',
      "keys: trust.keysFor('runner', now),",
      "keys: trust.keysFor('approver', now).concat(trust.keysFor('runner', now)),",
    ],
    ['its evidence is about its files', 'subjects: evidenceSubjects(files),', ''],
    [
      'it is of this repository, judged by these waivers and this use',
      '!isDeepStrictEqual(only(signed, judging), await evidenceAnnotations(record, root))',
      'false',
    ],
    ['all were run with the same keys', 'if (other === undefined) return shards;', 'return shards;'],
  ]),
  ...removalsOf('gate/resolve-checklist.ts', lists, [
    ['the scenarios of the pack', '...pack.scenarios, ', ''],
    ['the sign-offs of the pack', '...pack.signOffs, ', ''],
  ]),
  ...removalsOf('gate/opened-operations.ts', lists, [
    ['effects narrow what is opened', 'if (effects === undefined) return operations;', 'return operations;'],
  ]),
  ...removalsOf(
    'gate/consumer-commit.ts',
    ['gate/git.test.ts'],
    [
      ['all of the repository', "':(top)'", "'.'"],
      ['but for the ledger', '[ledger, ', '['],
      ['and for what is asked of approvers', ", projectFiles.requests('')]", ']'],
    ],
  ),
  ...removalsOf('gate/current-environments.ts', lists, [
    ['deprecated environments show nothing', '&& deprecated === undefined', ''],
    ['test environments only', "stage === 'test' &&", ''],
  ]),
  ...removalsOf(
    'gate/gather-basis.ts',
    ['gate/gather-facts.test.ts', 'gate/find-promotion.test.ts'],
    [
      ['the waivers are a subject', 'waivers: waivers?.digest,', ''],
      ['the recorded use is a subject', 'usage: usage?.digest,', ''],
      ['who is trusted is a subject', 'trust: trusted?.digest,', ''],
      ['the credentials are a subject', 'credentials: sealed?.digest,', ''],
      ['the checklist is a subject', 'checklist: read.digest,', ''],
      ['the contract is a subject', 'contract: contract.digest as Digest,', ''],
      ['the tool is a subject', 'tool: toolDigest(toolVersion()),', ''],
      ['the pack is a subject', 'pack: packOf(checklist.pack).digest,', ''],
      ['the commit is a subject', 'commit: commit === undefined ? undefined : digestOf(commit),', ''],
    ],
  ),
];
