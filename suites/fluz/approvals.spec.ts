import type { Operations } from '../../contracts/fluz/types.d.ts';
import { expect, scenarioFor } from '../../src/scenario/index.ts';
import { everyPage } from './every-page.ts';
import { expectRefusal } from './expect-refusal.ts';

const scenario = scenarioFor<Operations>();

scenario('a requested card waits for approval, and is approved', async ({ api, given, isolated }) => {
  await isolated();
  const approvals = () =>
    everyPage(
      async (paginate) =>
        (await api.call('approvalRequests', { variables: { paginate } })).data.approvalRequests,
    );
  const before = new Set((await approvals()).map(({ approvalId }) => approvalId));
  const input = { spendLimit: 25, cardNickname: given.word() };
  await api.call('requestVirtualCard', { variables: { input } });
  const [request] = (await approvals()).filter(({ approvalId }) => !before.has(approvalId));
  expect(request?.status).toBe('PENDING');
  const approvalId = request?.approvalId ?? '';
  await api.call('approveApprovalRequest', { variables: { approvalId } });
  const approved = (await approvals()).find((candidate) => candidate.approvalId === approvalId);
  expect(approved?.status).toBe('APPROVED');
});

scenario('refuses requests and approvals inside the payload, under HTTP 200', async ({ api, given }) => {
  const replies = await Promise.all([
    api.attempt('requestVirtualCard', { variables: { input: { spendLimit: -1 } } }),
    api.attempt('approveApprovalRequest', { variables: { approvalId: given.uuid() } }),
  ]);
  for (const reply of replies) expectRefusal(reply, 'payload');
});
