import type { Proof } from '../difference.ts';
import { orientationOf, sidesOf } from '../json-schema/pair.ts';
import { responseRefusal, writeResponse } from './check-response.ts';
import type { SampleResponse } from './check-response.ts';
import type { OpenApiReader } from './located.ts';
import type { OperationPair } from './operation-changes.ts';
import type { OperationEntry } from './operations.ts';
import { responseFor, responsesOf } from './status.ts';

/** An answer that one document allows for an operation and the other does not. */
export function proveResponse(pair: OperationPair, general: SampleResponse): Proof {
  // What we answer (webhooks, callbacks) we answer by the old document.
  const [refusedBy, acceptedBy] = sidesOf(orientationOf(pair.old.sent));
  const sample = { ...general, status: oneStatus(general.status, pair.readers[refusedBy], pair[refusedBy]) };
  const wrong = responseRefusal(pair.readers[acceptedBy], pair[acceptedBy].operation, sample);
  if (wrong !== undefined) return { stoppedBy: wrong };
  const refusal = responseRefusal(pair.readers[refusedBy], pair[refusedBy].operation, sample);
  if (refusal === undefined) return { stoppedBy: `the ${refusedBy} document allows it too` };
  return { witness: { kind: 'response', acceptedBy, refusedBy, refusal, response: writeResponse(sample) } };
}

// Nobody answers with a range: the first status of it that is not documented.
function oneStatus(status: string, reader: OpenApiReader, { operation }: OperationEntry): string {
  if (!status.endsWith('XX')) return status;
  const known = responsesOf(reader, operation);
  const all = Array.from({ length: 100 }, (_, index) => status.charAt(0) + String(index).padStart(2, '0'));
  return all.find((one) => responseFor(known, one) === undefined) ?? status;
}
