import type { Operations } from '../../contracts/flexiti/types.d.ts';
import type { Given, ScenarioApi } from '../../src/scenario/index.ts';
import { application } from './application.ts';

type Api = Pick<ScenarioApi<Operations & Record<string, { input: unknown; data: unknown }>>, 'call'>;

/** Makes a customer; what they say of themselves in a store. The middle name is a response key, by default of the lowest risk. */
export async function registered(api: Api, given: Given, middle_name = 'A-RR_L') {
  const body = application(given);
  await api.call('apply', { body: { ...body, middle_name } });
  const { first_name, last_name, dob } = body;
  return { first_name, last_name, dob };
}

/** The first term of the first plan on offer, and the financing option that asks for it. */
export function firstOffer<Plan extends { plan_id: number; terms: { term: number }[] }>(
  plans: readonly Plan[],
) {
  const [plan] = plans;
  const [offered] = (plan?.terms ?? []) as Plan['terms'];
  if (plan === undefined || offered === undefined) throw new Error('no plan is on offer');
  const financing_option = {
    transaction_type: 'promotional_purchase' as const,
    plan_id: plan.plan_id,
    term: offered.term,
  };
  return { plan, term: offered as Plan['terms'][number], financing_option };
}
