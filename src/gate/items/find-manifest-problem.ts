import { credentialsPath, isSameOwner } from '../../seal/credential-owner.ts';
import type { Facts } from '../facts.ts';
import { failed, unknown } from '../item.ts';
import type { Outcome } from '../item.ts';
import { liveCredentials } from '../live-credentials.ts';
import { rekeyCredentials, sealCredentials } from '../remedies.ts';

/** Why nothing can be said of the sealed credentials by their manifest; undefined where it is theirs. */
export function findManifestProblem(facts: Facts): Outcome | undefined {
  const { manifest, subjects } = facts;
  const owner = liveCredentials(facts);
  // Where nothing is sealed there is nothing to be written anew, and sealing describes what it seals.
  const remedy = subjects.has('credentials') ? rekeyCredentials(facts) : sealCredentials(facts);
  const file = `${credentialsPath(owner)}.manifest.json`;
  if (manifest === undefined) return unknown(`there is no ${file}`, remedy);
  if ('problem' in manifest) return failed(`${file}: ${manifest.problem}`, remedy);
  if (isSameOwner(manifest, owner) && manifest.sealed === subjects.get('credentials')) return undefined;
  return failed(`${file} is about other sealed credentials than those that are there`, remedy);
}
