import type { Arguments, Fluz } from './fluz.ts';
import { issueVirtualCard } from './issue-virtual-card.ts';
import { toCents } from './money.ts';
import { page } from './page.ts';
import { inPayload, refuse } from './refusal.ts';

/** Requests for a virtual card and their approval. Both mutations fail inside the payload. */
export const approvalResolvers = {
  'Query.approvalRequests': (_: unknown, { paginate }: Arguments<'approvalRequests'>, { state }: Fluz) =>
    page(state.approvals, paginate),

  'Mutation.requestVirtualCard': (_: unknown, { input }: Arguments<'requestVirtualCard'>, fluz: Fluz) =>
    inPayload(() => {
      toCents(input.spendLimit, 'spendLimit');
      const approvalId = fluz.newId.uuid();
      fluz.state.approvals.unshift({
        approvalId,
        status: 'PENDING',
        createdAt: new Date(fluz.clock.now()).toISOString(),
        request: { spendLimit: input.spendLimit, cardNickname: input.cardNickname ?? null },
      });
      // inferred: the message to the approvers has the id of what it asks them to approve.
      return { messageId: approvalId };
    }),

  'Mutation.approveApprovalRequest': (
    _: unknown,
    { approvalId }: Arguments<'approveApprovalRequest'>,
    fluz: Fluz,
  ) =>
    inPayload(() => {
      const approval = fluz.state.approvals.find((candidate) => candidate.approvalId === approvalId);
      if (approval === undefined) throw refuse('NOT_FOUND', 'No such approval request.');
      if (approval.status === 'DECLINED') throw refuse('BAD_USER_INPUT', 'The request was declined.');
      // inferred: an approval makes the card, and a second approval makes no second one.
      if (approval.status === 'PENDING') issueVirtualCard(approval.request, fluz);
      approval.status = 'APPROVED';
      return {};
    }),
};
