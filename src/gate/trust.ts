import { findSchemaProblems } from '../contract/provider/schema-problems.ts';
import { readYaml } from '../contract/read-yaml.ts';
import { VerifyingKey } from '../attestation/verifying-key.ts';
import type { Role, TrustFile, TrustedKey } from '../model/trust.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';

type Entry = TrustedKey & { readonly verifying: VerifyingKey };

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
   * all its mistakes: also a name or a key that stands twice, so that nobody signs as two.
   */
  static parse(text: string, file: string): Trust {
    const yaml = readYaml(text, file);
    const problems = findSchemaProblems(yaml, 'trust');
    if (problems.length > 0) throw new ConfigError('config_invalid', problems);
    const entries = (yaml.value as TrustFile).keys.map((one) => ({
      ...one,
      verifying: VerifyingKey.parse(pemOf(one.key), file),
    }));
    const twice = entries.flatMap((entry, index): readonly ConfigProblem[] => {
      const isKnown = entries
        .slice(0, index)
        .some(({ name, verifying }) => name === entry.name || verifying.id === entry.verifying.id);
      const place = yaml.locate(['keys', index]);
      return isKnown
        ? [{ file, ...place, message: `the name or the key of ${entry.name} stands twice` }]
        : [];
    });
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

function pemOf(base64: string): string {
  return `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
}
