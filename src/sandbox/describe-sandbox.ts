import type { Contract } from '../contract/contract.ts';
import type { Environment } from '../model/provider.ts';
import type { WorldInfo } from './control/control-methods.ts';

/** A command that asks an environment for something; undefined where there is none to offer. */
type CommandFor = (contract: Contract, environment: string) => string | undefined;

/**
 * A running sandbox as text for people: of each environment the real base URL, its address on this machine and the
 * made-up credentials of this world, and of each provider one command to begin with; then how to control it.
 */
export function describeSandbox(
  contracts: readonly Contract[],
  world: WorldInfo,
  controlUrl: string,
  commandFor: CommandFor,
): string {
  const providers = contracts.map((contract) => describeProvider(contract, world, commandFor));
  return `${[...providers, describeControl(world, controlUrl)].join('\n\n')}\n`;
}

function describeControl({ id: world }: WorldInfo, controlUrl: string): string {
  const minute = { world, milliseconds: 60_000 };
  const lines = [
    ['control URL', controlUrl],
    ['move the clock', `${controlUrl}/advance  ${JSON.stringify(minute)}`],
    ['inject a fault', `${controlUrl}/addFault  ${JSON.stringify({ world, fault: 'status:503*1' })}`],
    ['count requests', `${controlUrl}/counters  {}`],
  ];
  return [
    'control (its URL is what exec takes as --sandbox; the others are POST, application/json)',
    ...aligned(lines, '  '),
  ].join('\n');
}

function describeProvider(contract: Contract, world: WorldInfo, commandFor: CommandFor): string {
  const { provider } = contract;
  const known = Object.entries(provider.environments);
  const [first] =
    known.find(([, { deprecated, stage }]) => stage === 'test' && deprecated === undefined) ?? [];
  const environments = known.map(([name, environment]) => {
    const { baseUrl, deprecated, stage } = environment;
    const gone =
      deprecated?.decommissioned === undefined ? '' : `, decommissioned ${deprecated.decommissioned}`;
    const lines = [
      ['real URL', baseUrl],
      ['address', addressOf(baseUrl, world)],
      ...elsewhere(environment).map((url) => ['also at', addressOf(url, world)]),
      ...Object.entries(world.credentials[`${provider.id}@${name}`] ?? {}),
    ];
    const command = name === first ? commandFor(contract, name) : undefined;
    const offered = command === undefined ? [] : [`    ${command}`];
    return [`  ${name} (${stage}${gone})`, ...aligned(lines, '    '), ...offered].join('\n');
  });
  return [`${provider.name} (${provider.id})`, ...environments].join('\n');
}

/** URLs of an environment at another origin than its base URL, such as its token endpoint. */
function elsewhere({ alsoAllowed = [], baseUrl }: Environment): readonly string[] {
  return alsoAllowed.filter((url) => new URL(url).origin !== new URL(baseUrl).origin);
}

function addressOf(baseUrl: string, world: WorldInfo): string {
  const { origin, pathname, search } = new URL(baseUrl);
  return `${world.routes[origin] ?? origin}${pathname === '/' ? '' : pathname}${search}`;
}

function aligned(lines: readonly (readonly string[])[], indent: string): readonly string[] {
  const width = Math.max(...lines.map(([name = '']) => name.length));
  return lines.map(([name = '', value = '']) => `${indent}${name.padEnd(width)}  ${value}`);
}
