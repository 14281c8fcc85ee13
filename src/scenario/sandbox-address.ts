/** Where a run's sandbox is driven from, and the world that its scenarios share. */
export type SandboxAddress = { readonly controlUrl: string; readonly world: string };

const variable = 'LIVEGATE_SANDBOX';

/** Tells the workers of this run where the sandbox is. */
export function announceSandbox(address: SandboxAddress): void {
  process.env[variable] = JSON.stringify(address);
}

/** The sandbox of this run. Never falls back to another network where there is none. */
export function readSandboxAddress(): SandboxAddress {
  const announced = process.env[variable];
  if (announced === undefined)
    throw new Error('the sandbox network was asked for and no sandbox was started');
  return JSON.parse(announced) as SandboxAddress;
}
