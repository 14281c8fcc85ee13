import { connectControl } from '../../sandbox/control/control-client.ts';
import { UsageError } from '../../util/usage-error.ts';

/**
 * Where the sandbox at this control URL answers for each real origin. Who answers there chooses the ports that requests go
 * to, so it is on this machine. Throws a `UsageError` without a URL, or for one that is elsewhere.
 */
export async function readRoutes(controlUrl: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (controlUrl === undefined)
    throw new UsageError(
      'option_invalid',
      'the sandbox network needs a sandbox that runs',
      'Start "livegate sandbox", and give the control URL that it prints: --sandbox <url>.',
    );
  if (!isOnLoopback(controlUrl))
    throw new UsageError(
      'option_invalid',
      '--sandbox takes a control URL on this machine, such as http://127.0.0.1:4000',
      'Start "livegate sandbox" here, and give the control URL that it prints.',
    );
  const control = connectControl(controlUrl);
  try {
    return (await control.describeWorld({})).routes;
  } finally {
    control.close();
  }
}

/** By address: what a name stands for is another's to say. */
function isOnLoopback(url: string): boolean {
  const { hostname, protocol } = URL.parse(url) ?? { hostname: '', protocol: '' };
  return protocol === 'http:' && /^(127(\.\d+){3}|\[::1\])$/.test(hostname);
}
