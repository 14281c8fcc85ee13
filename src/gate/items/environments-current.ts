import { failed, passed } from '../item.ts';
import type { Item } from '../item.ts';
import { edit } from '../remedies.ts';

/** Every test environment of the checklist exists, is one, and is not past its date. */
export const environmentsCurrent: Item = {
  id: 'environments-current',
  title: 'The test environments are not past their date',
  evaluate({ checklist, contract: { provider }, now }) {
    const today = now.toISOString().slice(0, 10);
    const remedy = edit(`contracts/${provider.id}/checklist.yaml`);
    for (const name of checklist.environments) {
      const environment = provider.environments[name];
      if (environment?.stage !== 'test') return failed(`${name} is no test environment`, remedy);
      const end = environment.deprecated?.decommissioned;
      if (end !== undefined && end <= today) return failed(`${name} was decommissioned on ${end}`, remedy);
    }
    return passed(checklist.environments.join(', '));
  },
};
