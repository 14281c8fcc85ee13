import { failed, passed } from '../item.ts';
import type { Item } from '../item.ts';

/** The live credentials are there, sealed; what is in them only an approver's machine sees. */
export const credentialsSealed: Item = {
  id: 'credentials-sealed',
  title: 'The live credentials are sealed',
  evaluate({ checklist: { opens }, contract: { provider }, subjects }) {
    const digest = subjects.get('credentials');
    if (digest !== undefined) return passed(`contracts/${provider.id}/credentials/${opens}.age`);
    const command = `livegate credentials seal ${provider.id} --environment ${opens}`;
    return failed(`there is no contracts/${provider.id}/credentials/${opens}.age`, {
      command,
      cost: 'the live keys, once',
    });
  },
};
