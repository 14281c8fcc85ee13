import { join } from 'node:path';
import type { ContractPlaces } from '../../contract/contract-places.ts';
import { loadContractPlaces } from '../../contract/load-contract-places.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { PlaceOfItem } from '../../report/formats/gate-suite.ts';
import type { Places } from '../../report/formats/run-input.ts';
import { LivegateError } from '../../util/errors.ts';
import { placesOfItems } from './places-of-items.ts';

/**
 * Where the problems of a run and of the gate stand in the files of the project. Lines of a contract that is another one
 * than the run was judged by would mislead: then the environment in the provider file is all that is said.
 */
export async function loadPlaces(
  root: string,
  { targets }: RunRecord,
): Promise<{ readonly places: Places; readonly placeOfItem: PlaceOfItem }> {
  const ids = [...new Set(targets.map(({ provider }) => provider))];
  const known = new Map<string, ContractPlaces>();
  for (const id of ids) {
    const found = await tryLoad(join(root, 'contracts', id));
    if (found !== undefined) known.set(id, found);
  }
  const environment: Places['environment'] = (provider, name) =>
    known.get(provider)?.environment(name) ?? {
      file: `contracts/${provider}/provider.yaml`,
      line: 1,
      column: 1,
    };
  const contract: Places['contract'] = (provider, name, { operation, schemaAt }) => {
    const own = known.get(provider);
    const isJudgedBy = targets.some(
      (target) => target.provider === provider && target.contractDigest === own?.digest,
    );
    return (isJudgedBy ? own?.find(schemaAt, operation) : undefined) ?? environment(provider, name);
  };
  return {
    places: { environment, contract },
    placeOfItem: placesOfItems(root),
  };
}

/** A folder that is gone, or has mistakes now, says nothing of where things stood. */
async function tryLoad(folder: string): Promise<ContractPlaces | undefined> {
  try {
    return await loadContractPlaces(folder);
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return undefined;
  }
}
