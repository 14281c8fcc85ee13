import { dateProblem } from '../contract/provider/date-problems.ts';
import { reporterFor } from '../contract/provider/problem-reporter.ts';
import type { ReportProblem } from '../contract/provider/problem-reporter.ts';
import { findSchemaProblems } from '../contract/provider/schema-problems.ts';
import { readYaml } from '../contract/read-yaml.ts';
import { VerifyingKey } from '../attestation/verifying-key.ts';
import type { Role, TrustFile, TrustedKey } from '../model/trust.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';

type Entry = TrustedKey & { readonly verifying: VerifyingKey };

const day = 86_400_000;

/** Whose signatures count, and for what, on a day. */
export class Trust {
  readonly #entries: readonly Entry[];

  private constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** Nobody: where there is no `trust.yaml`, no signature counts. */
  static nobody(): Trust {
    return new Trust([]);
  }

  /**
   * Parses the text of a `trust.yaml`; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) with
   * all its mistakes: also a key that is none, a day that is none, and a name, key, recipient or address that stands twice,
   * so that nobody signs as two.
   */
  static parse(text: string, file: string): Trust {
    const yaml = readYaml(text, file);
    const problems = findSchemaProblems(yaml, 'trust');
    if (problems.length > 0) throw new ConfigError('config_invalid', problems);
    const { keys } = yaml.value as TrustFile;
    const report = reporterFor(yaml);
    const wrong = keys.flatMap((key, index) => findKeyProblems(key, index, report));
    if (wrong.length > 0) throw new ConfigError('config_invalid', wrong);
    const entries = keys.map((key) => ({ ...key, verifying: VerifyingKey.parse(pemOf(key.key), file) }));
    const twice = findTwice(entries, report);
    if (twice.length > 0) throw new ConfigError('config_invalid', twice);
    return new Trust(entries);
  }

  /** Who may act in a role now. */
  owners(role: Role, now: Date): readonly { readonly name: string; readonly verifying: VerifyingKey }[] {
    return this.#current(now).filter(({ roles }) => roles.includes(role));
  }

  /** The keys that count for a role now. What was signed earlier by a key that has run out does not count any more. */
  keysFor(role: Role, now: Date): readonly VerifyingKey[] {
    return this.owners(role, now).map(({ verifying }) => verifying);
  }

  /** As `trust.yaml` calls the owner of a key; the key's id where nobody there owns it. */
  nameOf(id: Digest): string {
    return this.#entries.find(({ verifying }) => verifying.id === id)?.name ?? id;
  }

  /** Addresses that the owner of this name commits under. */
  emailsOf(wanted: string): readonly string[] {
    return this.#entries.find(({ name }) => name === wanted)?.emails ?? [];
  }

  /** The moment from which the key of this name does not count any more; undefined where no day is said. */
  endOf(wanted: string): number | undefined {
    const { revoked, until } = this.#entries.find(({ name }) => name === wanted) ?? {};
    const ends = [
      ...(until === undefined ? [] : [Date.parse(until) + day]),
      ...(revoked === undefined ? [] : [Date.parse(revoked)]),
    ];
    return ends.length === 0 ? undefined : Math.min(...ends);
  }

  /** Recipients of those who may approve now: for whom live credentials are sealed. */
  recipients(now: Date): readonly { readonly name: string; readonly recipient: string }[] {
    return this.#current(now)
      .filter(({ roles }) => roles.includes('approver'))
      .flatMap(({ name, recipient }) => (recipient === undefined ? [] : [{ name, recipient }]));
  }

  #current(now: Date): readonly Entry[] {
    const today = now.toISOString().slice(0, 10);
    return this.#entries.filter(
      ({ revoked, until }) =>
        (until === undefined || today <= until) && (revoked === undefined || today < revoked),
    );
  }
}

function findKeyProblems(
  { key, revoked, until }: TrustedKey,
  index: number,
  report: ReportProblem,
): readonly ConfigProblem[] {
  const path = ['keys', index];
  return [
    ...unusableKeyProblem([...path, 'key'], key, report),
    ...dateProblem([...path, 'until'], until, report),
    ...dateProblem([...path, 'revoked'], revoked, report),
  ];
}

function unusableKeyProblem(
  path: readonly (string | number)[],
  key: string,
  report: ReportProblem,
): readonly ConfigProblem[] {
  try {
    VerifyingKey.parse(pemOf(key), '');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const expected = 'an Ed25519 public key, as livegate keys prints it';
    return error.problems.map(({ message, found = '' }) => report(path, { message, expected, found }));
  }
}

/** What tells people apart stands once: else one person could sign as two. */
function findTwice(entries: readonly Entry[], report: ReportProblem): readonly ConfigProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ emails = [], name, recipient, verifying }, index) => {
    const own = [
      ['the name', name],
      ['the key', verifying.id],
      ...(recipient === undefined ? [] : [['the recipient', recipient]]),
      ...new Set(emails.map((email) => email.toLowerCase())).values().map((email) => ['the address', email]),
    ].map(([what, value]) => ({ what, key: `${what} ${value}` }));
    const [known] = own.filter(({ key }) => seen.has(key));
    for (const { key } of own) seen.add(key);
    return known === undefined
      ? []
      : [report(['keys', index], { message: `${known.what} of ${name} stands twice` })];
  });
}

function pemOf(base64: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}
