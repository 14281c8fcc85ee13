import { join } from 'node:path';
import { credentialsPath } from '../seal/credential-owner.ts';
import type { CredentialOwner } from '../seal/credential-owner.ts';

/** Where a project keeps what the gate reads and writes; names are never taken from the environment. */
export const projectFiles = {
  trust: (root: string) => join(root, 'trust.yaml'),
  ledger: (root: string) => join(root, 'ledger', 'ledger.jsonl'),
  requests: (root: string) => join(root, 'ledger', 'requests'),
  runs: (root: string) => join(root, 'reports', 'runs'),
  checklist: (root: string, provider: string) => join(root, 'contracts', provider, 'checklist.yaml'),
  waivers: (root: string, provider: string) => join(root, 'contracts', provider, 'waivers.yaml'),
  usage: (root: string, provider: string) => join(root, 'contracts', provider, 'usage.json'),
  credentials: (root: string, of: CredentialOwner) => join(root, `${credentialsPath(of)}.age`),
  manifest: (root: string, of: CredentialOwner) => join(root, `${credentialsPath(of)}.manifest.json`),
} as const;
