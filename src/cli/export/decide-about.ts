import { decide } from '../../gate/decide.ts';
import type { Decision } from '../../model/decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { gatedProviders, withFacts } from '../gate/with-facts.ts';
import type { Network } from '../gate/with-facts.ts';

/** The decisions about these providers, as `livegate gate` makes them; none about one without a checklist. */
export async function decideAbout(
  root: string,
  ids: readonly string[],
  network: Network,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const id of gatedProviders(root, []).filter((one) => ids.includes(one)))
    decisions.push(
      await withFacts(id, network, ({ facts, trust }) =>
        Promise.resolve(decide(facts, trust, toolVersion())),
      ),
    );
  return decisions;
}
