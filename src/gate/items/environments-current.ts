import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { edit } from '../remedies.ts';
import { earliest } from './earliest.ts';

/** Every test environment of the checklist exists, is one, and is not past its date. */
export const environmentsCurrent: Item = {
  id: 'environments-current',
  title: 'The test environments are not past their date',
  evaluate({ checklist, contract: { provider }, now }) {
    const remedy = edit(`contracts/${provider.id}/checklist.yaml`);
    const { environments } = checklist;
    if (environments.length === 0) return unknown('the checklist names no test environment', remedy);
    const ends: string[] = [];
    for (const name of environments) {
      const environment = provider.environments[name];
      if (environment?.stage !== 'test') return failed(`${name} is no test environment`, remedy);
      const end = environment.deprecated?.decommissioned;
      if (end === undefined) continue;
      if (!(now.getTime() < Date.parse(end))) return failed(`${name} was decommissioned on ${end}`, remedy);
      ends.push(`${end}T00:00:00.000Z`);
    }
    return passed(environments.join(', '), earliest(ends));
  },
};
