import type { Contract } from '../contract/contract.ts';
import type { WorldInfo } from './control/control-methods.ts';

/**
 * A running sandbox as text for people: of each environment the real base URL, its address on this machine and the
 * made-up credentials of this world.
 */
export function describeSandbox(
  contracts: readonly Contract[],
  world: WorldInfo,
  controlUrl: string,
): string {
  const providers = contracts.map((contract) => describeProvider(contract, world));
  return [...providers, `control  ${controlUrl}`, ''].join('\n\n').trimEnd() + '\n';
}

function describeProvider({ provider }: Contract, world: WorldInfo): string {
  const environments = Object.entries(provider.environments).map(([name, { baseUrl, deprecated, stage }]) => {
    const gone =
      deprecated?.decommissioned === undefined ? '' : `, decommissioned ${deprecated.decommissioned}`;
    const lines = [
      ['real URL', baseUrl],
      ['address', addressOf(baseUrl, world)],
      ...Object.entries(world.credentials[`${provider.id}@${name}`] ?? {}),
    ];
    return [`  ${name} (${stage}${gone})`, ...aligned(lines)].join('\n');
  });
  return [`${provider.name} (${provider.id})`, ...environments].join('\n');
}

function addressOf(baseUrl: string, world: WorldInfo): string {
  const { origin, pathname, search } = new URL(baseUrl);
  return `${world.routes[origin] ?? origin}${pathname === '/' ? '' : pathname}${search}`;
}

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...lines.map(([name = '']) => name.length));
  return lines.map(([name = '', value = '']) => `    ${name.padEnd(width)}  ${value}`);
}
