import { secretForms } from './secret-forms.ts';
import { SecretMask } from './secret-mask.ts';

/** How many tokens a mask covers besides the lasting secrets. Older ones have ended, and each costs time on every byte. */
const recent = 24;

/** Registered secrets of one client: whatever leaves it is swept for them. Never lists or prints what it holds. */
export class SecretRegistry {
  readonly #known = new Set<string>();
  /** Longest first, so that a form inside a longer one never leaves a rest behind. */
  #forms: readonly string[] = [];
  #echoForms: readonly string[] = [];
  #lasting: readonly string[] = [];
  #recent: readonly (readonly string[])[] = [];
  #mask: SecretMask | undefined;

  /**
   * Registers a secret. Values under 6 characters are left out: they would match by chance. `identifier`: the provider
   * may repeat it (a client id, a user id), so it is redacted from records and is no echo in an answer. `lasting`: it
   * never ends, as a token does.
   */
  add(secret: string, options: { readonly identifier?: boolean; readonly lasting?: boolean } = {}): void {
    if (this.#known.has(secret)) return;
    this.#known.add(secret);
    const forms = secretForms(secret);
    this.#forms = merge(this.#forms, forms);
    if (options.identifier === true) return;
    this.#echoForms = merge(this.#echoForms, forms);
    if (options.lasting === true) this.#lasting = merge(this.#lasting, forms);
    else this.#recent = [...this.#recent, forms].slice(-recent);
    this.#mask = undefined;
  }

  /** Covers in an answer what no answer may repeat: the lasting secrets that are no identifiers, and the newest others. */
  get mask(): SecretMask {
    return (this.#mask ??= new SecretMask([...new Set([...this.#lasting, ...this.#recent.flat()])]));
  }

  /** Whether the text holds a registered secret, in any form, that no answer may repeat. */
  echoes(text: string): boolean {
    for (const form of this.#echoForms) if (text.includes(form)) return true;
    return false;
  }

  /** Whether the text holds any registered secret, in any form. */
  isIn(text: string): boolean {
    for (const form of this.#forms) if (text.includes(form)) return true;
    return false;
  }

  /** The text with every form of every registered secret replaced by `[redacted]`. */
  sweep(text: string): string {
    let swept = text;
    for (const form of this.#forms) if (swept.includes(form)) swept = swept.replaceAll(form, '[redacted]');
    return swept;
  }
}

function merge(forms: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...forms, ...more])].sort((a, b) => b.length - a.length);
}
