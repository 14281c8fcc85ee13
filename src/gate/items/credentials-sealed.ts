import { credentialsPath } from '../../seal/credential-owner.ts';
import { failed, passed, unknown } from '../item.ts';
import type { Item } from '../item.ts';
import { liveCredentials } from '../live-credentials.ts';
import { rekeyCredentials, sealCredentials } from '../remedies.ts';

/** The live credentials are there, sealed for as many as must approve; what is in them only an approver's machine sees. */
export const credentialsSealed: Item = {
  id: 'credentials-sealed',
  title: 'The live credentials are sealed',
  evaluate(facts) {
    const { approvers } = facts.checklist;
    const { sealed, subjects } = facts;
    const file = `${credentialsPath(liveCredentials(facts))}.age`;
    const seal = sealCredentials(facts);
    if (!subjects.has('credentials')) return failed(`there is no ${file}`, seal);
    if (sealed === undefined) return unknown(`${file} was not looked at`, seal);
    if ('problem' in sealed) return failed(`${file}: ${sealed.problem}`, seal);
    if (sealed.recipients < approvers)
      return failed(`${file} is sealed for ${sealed.recipients}, and ${approvers} must approve a release`, {
        ...rekeyCredentials(facts),
        cost: 'another approver with a recipient in trust.yaml',
      });
    return passed(`${file}, sealed for ${sealed.recipients}`);
  },
};
