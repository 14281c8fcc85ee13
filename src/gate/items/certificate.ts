import type { Remedy } from '../../model/decision.ts';
import { onNetwork } from '../../model/on-network.ts';
import type { SeenCertificate } from '../../model/run-record.ts';
import { originsOf } from '../../network/read-certificates.ts';
import { shownDuration } from '../../util/shown-duration.ts';
import { completeRuns } from '../complete-runs.ts';
import type { Facts } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { earliest } from './earliest.ts';
import { worstOf } from './worst-of.ts';

/** The certificates of test and live hold for long enough. What the runs saw of test counts; live is looked at when it is decided. */
export const certificate: Item = {
  id: 'certificate',
  title: 'Certificates hold for long enough',
  evaluate(facts) {
    const { checklist, network } = facts;
    if (network === 'sandbox') return passed('does not apply: the sandbox network shows no certificate');
    const outcomes = [
      ...checklist.environments.map((environment) => judge(environment, seenIn(facts, environment), facts)),
      judge(checklist.opens, facts.liveCertificates, facts),
    ];
    const ends = earliest(outcomes.map(({ holdsUntil }) => holdsUntil));
    const least = shownDuration(checklist.certificateLeft);
    return worstOf(outcomes, facts) ?? passed(`each holds for more than ${least}`, ends);
  },
};

function seenIn(facts: Facts, environment: string): readonly SeenCertificate[] | undefined {
  const { id } = facts.contract.provider;
  const [run] = completeRuns(facts, environment);
  return run?.record.targets.find((one) => one.provider === id && one.environment === environment)
    ?.certificates;
}

/** Every origin of an environment must be among what was seen: one that is left out shows nothing. */
function judge(name: string, seen: readonly SeenCertificate[] | undefined, facts: Facts): Outcome {
  const { certificateLeft, opens } = facts.checklist;
  const environment = facts.contract.provider.environments[name];
  const remedy = name === opens ? lookAgain(facts) : verifyAgain(facts);
  if (environment === undefined) return unknown(`there is no environment ${name}`, remedy);
  const [ends, ending]: [string[], string[]] = [[], []];
  for (const origin of originsOf(environment)) {
    const found = seen?.find((one) => one.origin === origin);
    if (found?.validTo === undefined)
      return unknown(`${origin} (${name}): ${found?.problem ?? 'nobody saw its certificate'}`, remedy);
    const end = Date.parse(found.validTo) - certificateLeft;
    if (!(facts.now.getTime() < end))
      ending.push(`the certificate of ${origin} (${name}) ends on ${found.validTo.slice(0, 10)}`);
    ends.push(new Date(end).toISOString());
  }
  return ending.length === 0 ? passed(name, earliest(ends)) : tooShort(ending, facts);
}

/** Live is looked at whenever it is decided, and at no other time. */
function lookAgain({ contract, network }: Facts): Remedy {
  const command = `livegate gate ${contract.provider.id}${onNetwork(network)}`;
  return { command, cost: 'seconds: it opens a connection to live, and sends no request' };
}

function tooShort(ending: readonly string[], { contract }: Facts): Outcome {
  const remedy = {
    command: `ask ${contract.provider.name} when there will be a new certificate`,
    cost: 'the provider’s answer',
  };
  const reason = ending.join('; ');
  return ending.length === 1 ? waivable(failed(reason, remedy), reason) : failed(reason, remedy);
}
