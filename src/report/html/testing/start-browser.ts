import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

/** Starts the machine's Chromium, or else the one that Playwright installs; it asks nobody for anything. */
export function startBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const executablePath = folders.map((folder) => join(folder, 'chromium')).find(existsSync);
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
