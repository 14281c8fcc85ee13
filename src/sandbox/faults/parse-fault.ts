import type { Contract } from '../../contract/contract.ts';
import type { Fault } from './fault.ts';
import { faultKinds } from './fault-kinds.ts';
import { unknownName } from '../unknown-name.ts';
import { faultError, prepareFault } from './prepare-fault.ts';

/**
 * A fault as the command line writes it: `[provider[@environment][:operation]=]kind[:value][*times]`, e.g.
 * `flexiti@training:createAuthorization=status:503*2`. Throws a `ConfigError` that names the nearest provider,
 * environment, operation or kind.
 */
export function parseFault(text: string, contracts: readonly Contract[]): Fault {
  const { target, effect } = split(text);
  const [, kind = '', value, times] = /^([a-z0-9-]*)(?::(.*?))?(?:\*(\d+))?$/s.exec(effect) ?? [];
  const fault = {
    ...(target === undefined ? {} : parseTarget(target)),
    kind,
    ...(value === undefined ? {} : { value }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
  return checkFault(fault, contracts);
}

function split(text: string): { readonly target: string | undefined; readonly effect: string } {
  const [start = ''] = /^[^:=*]*/.exec(text) ?? [];
  const equals = text.indexOf('=');
  if (Object.hasOwn(faultKinds, start) || equals < 0) return { target: undefined, effect: text };
  return { target: text.slice(0, equals), effect: text.slice(equals + 1) };
}

function parseTarget(target: string): Partial<Fault> {
  const [, provider = '', environment, operation] = /^([^@:]*)(?:@([^:]*))?(?::(.*))?$/s.exec(target) ?? [];
  return {
    provider,
    ...(environment === undefined ? {} : { environment }),
    ...(operation === undefined ? {} : { operation }),
  };
}

/**
 * Holds a fault against the contracts of the sandbox. Throws a `ConfigError` that names the nearest provider,
 * environment, operation or kind.
 */
export function checkFault(fault: Fault, contracts: readonly Contract[]): Fault {
  prepareFault(fault);
  const { environment, operation, provider } = fault;
  const named = provider === undefined ? contracts : contracts.filter((one) => one.provider.id === provider);
  const providers = contracts.map((one) => one.provider.id);
  if (provider !== undefined) check('provider', provider, providers);
  const of = provider === undefined ? '' : ` of ${provider}`;
  const environments = named.flatMap((one) => Object.keys(one.provider.environments));
  const operations = named.flatMap((one) => [...one.operations.keys()]);
  if (environment !== undefined) check(`environment${of}`, environment, environments);
  if (operation !== undefined) check(`operation${of}`, operation, operations);
  return fault;
}

function check(what: string, name: string, names: readonly string[]): void {
  if (!names.includes(name)) throw faultError(unknownName(what, name, names));
}
