import type { Facts } from '../facts.ts';
import { failed, unknown } from '../item.ts';
import type { Outcome } from '../item.ts';

/** Why nothing can be said of the sealed credentials by their manifest; undefined where it is theirs. */
export function findManifestProblem({ checklist, contract, manifest, subjects }: Facts): Outcome | undefined {
  const { id } = contract.provider;
  const remedy = {
    command: `livegate credentials rekey ${id} --environment ${checklist.opens}`,
    cost: 'an approver who can open them',
  };
  const file = `contracts/${id}/credentials/${checklist.opens}.manifest.json`;
  if (manifest === undefined) return unknown(`there is no ${file}`, remedy);
  if ('problem' in manifest) return failed(`${file}: ${manifest.problem}`, remedy);
  const isOwn = manifest.provider === id && manifest.environment === checklist.opens;
  if (isOwn && manifest.sealed === subjects.get('credentials')) return undefined;
  return failed(`${file} is about other sealed credentials than those that are there`, remedy);
}
