import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';

/** The live credentials are there, sealed for as many as must approve; what is in them only an approver's machine sees. */
export const credentialsSealed: Item = {
  id: 'credentials-sealed',
  title: 'The live credentials are sealed',
  evaluate({ checklist: { approvers, opens }, contract: { provider }, sealed, subjects }) {
    const file = `contracts/${provider.id}/credentials/${opens}.age`;
    const seal = {
      command: `livegate credentials seal ${provider.id} --environment ${opens}`,
      cost: 'the live keys, once',
    };
    if (!subjects.has('credentials')) return failed(`there is no ${file}`, seal);
    if (sealed === undefined) return unknown(`${file} was not looked at`, seal);
    if ('problem' in sealed) return failed(`${file}: ${sealed.problem}`, seal);
    if (sealed.recipients < approvers)
      return failed(`${file} is sealed for ${sealed.recipients}, and ${approvers} must approve a release`, {
        command: `livegate credentials rekey ${provider.id} --environment ${opens}`,
        cost: 'another approver with a recipient in trust.yaml',
      });
    return passed(`${file}, sealed for ${sealed.recipients}`);
  },
};
