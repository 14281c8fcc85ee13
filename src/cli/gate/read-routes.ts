import { connectControl } from '../../sandbox/control/control-client.ts';
import { UsageError } from '../../util/usage-error.ts';

/** Where the sandbox at this control URL answers for each real origin. Throws a `UsageError` without a URL. */
export async function readRoutes(controlUrl: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (controlUrl === undefined)
    throw new UsageError(
      'option_invalid',
      'the sandbox network needs a sandbox that runs',
      'Start "livegate sandbox", and give the control URL that it prints: --sandbox <url>.',
    );
  const control = connectControl(controlUrl);
  try {
    return (await control.describeWorld({})).routes;
  } finally {
    control.close();
  }
}
