import type { Contract, OperationInput } from '../contract/contract.ts';
import { fillTemplate } from '../contract/template.ts';
import { textOf } from '../contract/text-of.ts';
import type { CredentialUse, Provider } from '../model/provider.ts';
import { credentialHeader } from '../network/auth/credential-header.ts';
import { createProviderHeaders, requestHeaders, withCredential } from '../network/request-headers.ts';
import { createTargetResolver } from '../network/request-target.ts';
import { shellWord } from '../report/shell-word.ts';
import type { WorldInfo } from '../sandbox/control/control-methods.ts';
import { withDefaults } from '../scenario/default-input.ts';

/** Something to ask that needs nothing which another call would have to give first: no id, no token. */
type FirstCall = { readonly operation: string; readonly input?: unknown; readonly use?: CredentialUse };

/**
 * A command that asks a sandbox for something: one call of the provider file, as the contract writes it, with the made-up
 * credentials of this world. Undefined where there is no environment of that name, or every call needs another one first.
 */
export function curlLine(
  { operations, provider }: Contract,
  environmentName: string,
  world: WorldInfo,
): string | undefined {
  const environment = provider.environments[environmentName];
  const call = firstCall(provider);
  const operation = operations.get(call?.operation ?? '');
  if (environment === undefined || call === undefined || operation === undefined) return undefined;
  const credential = world.credentials[`${provider.id}@${environmentName}`] ?? {};
  const fill = (template: unknown) => fillTemplate(template, { credential });
  const given = withDefaults(
    operation,
    fill(provider.defaults) as OperationInput | undefined,
    fill(call.input ?? {}) as OperationInput,
  );
  const input = createProviderHeaders(provider, credential).into(given);
  const prepared = operation.prepare(input);
  const { origin, path } = createTargetResolver(environment)(prepared);
  const headers = requestHeaders(prepared.headers, input.header, '');
  const { body } = prepared;
  if (body !== undefined && typeof body !== 'string') return undefined;
  return render({
    method: prepared.method,
    ...(body === undefined ? {} : { body }),
    url: `${world.routes[origin] ?? origin}${path}`,
    headers:
      call.use === undefined
        ? headers
        : withCredential(headers, credentialHeader(call.use, textOf(fill(call.use.value)))),
  });
}

function firstCall({ auth, capabilities, defaultAuth, given, operations }: Provider): FirstCall | undefined {
  const { authenticate, list, read } = capabilities;
  const obtains = Object.values(auth).flatMap(({ obtain }) => obtain ?? []);
  return [authenticate, read, list, ...obtains, ...Object.values(given)]
    .flatMap((call) => ('notApplicable' in call || ('given' in call && call.given.length > 0) ? [] : call))
    .map((call) => {
      const own = 'credential' in call ? call.credential : operations[call.operation]?.auth;
      const use = auth[own ?? defaultAuth];
      return use === undefined ? call : { ...call, use };
    })
    .find((call) => !('use' in call) || call.use.obtain === undefined);
}

type Request = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** A header without a value is left to curl: who sends the request, unless the provider file says it. */
function render({ body, headers, method, url }: Request): string {
  const usual = body === undefined ? 'GET' : 'POST';
  const said = Object.entries(headers).filter(([, value]) => value !== '');
  const words = [
    ...(method === usual ? [] : ['-X', method]),
    shellWord(url),
    ...said.flatMap(([name, value]) => ['-H', shellWord(`${name}: ${value}`)]),
    ...(body === undefined ? [] : ['--data-raw', shellWord(body)]),
  ];
  return ['curl -sS', ...words].join(' ');
}
