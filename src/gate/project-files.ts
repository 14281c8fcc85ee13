import { join } from 'node:path';

/** Where a project keeps what the gate reads and writes; names are never taken from the environment. */
export const projectFiles = {
  trust: (root: string) => join(root, 'trust.yaml'),
  ledger: (root: string) => join(root, 'ledger', 'ledger.jsonl'),
  requests: (root: string) => join(root, 'ledger', 'requests'),
  runs: (root: string) => join(root, 'reports', 'runs'),
  checklist: (root: string, provider: string) => join(root, 'contracts', provider, 'checklist.yaml'),
  waivers: (root: string, provider: string) => join(root, 'contracts', provider, 'waivers.yaml'),
  usage: (root: string, provider: string) => join(root, 'contracts', provider, 'usage.json'),
  credentials: (root: string, provider: string, environment: string) =>
    join(root, 'contracts', provider, 'credentials', `${environment}.age`),
  manifest: (root: string, provider: string, environment: string) =>
    join(root, 'contracts', provider, 'credentials', `${environment}.manifest.json`),
} as const;
