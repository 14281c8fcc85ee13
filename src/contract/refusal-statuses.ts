import type { Provider } from '../model/provider.ts';

/** Statuses of the documented refusals; 400 is GraphQL over HTTP's own for a document that the server does not take. */
export function refusalStatuses(provider: Provider): readonly number[] {
  const documented = Object.values(provider.errors.classes).flatMap((known) =>
    'status' in known ? [known.status] : [],
  );
  return [...new Set([400, ...documented])].filter((status) => status !== 200);
}
