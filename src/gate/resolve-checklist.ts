import type { Checklist, ChecklistFile } from '../model/checklist.ts';
import type { Provider } from '../model/provider.ts';
import type { RunRecord } from '../model/run-record.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { currentEnvironments } from './current-environments.ts';
import { openedOperations } from './opened-operations.ts';
import { packOf } from './pack.ts';

/**
 * Adds the pack, and what the provider file says, to what a checklist leaves out. A checklist adds items, scenarios and
 * sign-offs to those of its pack and takes none away; times and numbers that it states are its own.
 */
export function resolveChecklist(
  file: ChecklistFile,
  provider: Provider,
  network: RunRecord['network'],
): Checklist {
  const pack = packOf(file.pack);
  const runs = file.runs ?? pack.runs[network];
  const operations = openedOperations(file, provider);
  return {
    pack: file.pack,
    opens: file.opens,
    environments: file.environments ?? currentEnvironments(provider),
    scenarios: [...new Set([...pack.scenarios, ...file.scenarios])],
    runs: { consecutive: runs.consecutive, over: durationToMilliseconds(runs.over) },
    evidenceAge: durationToMilliseconds(file.freshness?.evidence ?? pack.freshness.evidence),
    clockLimit: durationToMilliseconds(file.freshness?.clock ?? pack.freshness.clock),
    credentialAge: durationToMilliseconds(file.freshness?.credentials ?? pack.freshness.credentials),
    certificateLeft: durationToMilliseconds(file.freshness?.certificate ?? pack.freshness.certificate),
    operations,
    ceilings: (file.ceilings ?? []).filter(({ operation }) => operations.includes(operation)),
    promotionAge: durationToMilliseconds(file.promotion?.expires ?? pack.promotion.expires),
    releases: file.promotion?.releases ?? 1,
    approvers: file.approvers ?? 1,
    signOffs: [...pack.signOffs, ...(file.signOffs ?? [])],
    notShown: file.notShown ?? [],
    notApplicable: file.notApplicable ?? {},
  };
}
