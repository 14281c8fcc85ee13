import type { OperationInput } from '../contract/contract.ts';
import type { Provider } from '../model/provider.ts';
import type { CredentialHeader } from './auth/credential-header.ts';
import { compileHeader } from './header-template.ts';

/** The headers that every request of a provider carries, by the names of the provider file. */
export type ProviderHeaders = {
  /** The input with these headers added, but for those that it names itself; one named as undefined is left out. */
  into(input: OperationInput): OperationInput;
};

/** Makes them from the templates of the provider file; a template is taken apart once, not for each request. */
export function createProviderHeaders(
  provider: Provider,
  credential: Readonly<Record<string, string>>,
): ProviderHeaders {
  const entries = Object.entries(provider.headers ?? {});
  if (entries.length === 0) return { into: (input) => input };
  const fillers = entries.map(([name, template]) => ({ name, fill: compileHeader(template, credential) }));
  const fill = () => {
    const filled: Record<string, unknown> = {};
    for (const filler of fillers) filled[filler.name] = filler.fill();
    return filled;
  };
  return { into: (input) => ({ ...input, header: merge(fill(), input.header) }) };
}

function merge(
  filled: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  if (given === undefined) return filled;
  const named = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const rest = Object.entries(filled).filter(([name]) => !named.has(name.toLowerCase()));
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...rest, ...present]);
}

/**
 * The headers as they are sent, names in lower case: those the contract serialised, then the rest of `input.header`,
 * and who sends them. Values are text.
 */
export function requestHeaders(
  prepared: Readonly<Record<string, string>>,
  given: Readonly<Record<string, unknown>> | undefined,
  userAgent: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in prepared) headers[name.toLowerCase()] = prepared[name] ?? '';
  for (const [name, value] of Object.entries(given ?? {})) {
    const key = name.toLowerCase();
    if (value !== undefined && !(key in headers)) headers[key] = `${value as string | number}`;
  }
  headers['user-agent'] ??= userAgent;
  return headers;
}

/** The headers with the one that authorises, unless the scenario wrote one of its own. */
export function withCredential(
  headers: Readonly<Record<string, string>>,
  { name, value }: CredentialHeader,
): Record<string, string> {
  return { [name]: value, ...headers };
}
