import type { SandboxRequest } from '../define-sandbox.ts';
import type { EnvironmentInstance } from './environment-instance.ts';

/**
 * Which environment a request at an address of several belongs to: the one whose credentials it carries; of those, and
 * where it carries none, a test environment before a live one.
 */
export function chooseEnvironment(
  names: readonly string[],
  instances: ReadonlyMap<string, EnvironmentInstance>,
  request: SandboxRequest,
): EnvironmentInstance {
  const candidates = names.map((name) => instances.get(name)).filter((one) => one !== undefined);
  const [first] = [...candidates].sort((a, b) => rank(a, request) - rank(b, request));
  if (first === undefined) throw new Error(`no environment for ${request.operation}`);
  return first;
}

function rank(instance: EnvironmentInstance, request: SandboxRequest): number {
  const carried = JSON.stringify([request.headers, request.body ?? '', request.query]);
  const known = Object.values(instance.context.credentials).some((value) =>
    carried.includes(JSON.stringify(value).slice(1, -1)),
  );
  return (known ? 0 : 4) + (instance.isDecommissioned ? 2 : 0) + (instance.context.stage === 'live' ? 1 : 0);
}
