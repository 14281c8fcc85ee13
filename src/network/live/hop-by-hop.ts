import { connectionHeaders } from '../../contract/provider/connection-headers.ts';

const usual = new Set(connectionHeaders);

/** Names, in lower case, of the headers that hold for one connection only: RFC 9110 §7.6.1 and those that `Connection` names. */
export function hopByHopHeaders(connection: string | readonly string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return usual;
  const named = [connection].flat().flatMap((value) => value.toLowerCase().split(','));
  return new Set([...connectionHeaders, ...named.map((name) => name.trim())]);
}
