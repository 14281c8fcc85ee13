import type { Proof } from '../difference.ts';
import { orientationOf, sidesOf } from '../json-schema/pair.ts';
import { responseRefusal, writeResponse } from './check-response.ts';
import type { SampleResponse } from './check-response.ts';
import type { OperationPair } from './operation-changes.ts';

/** An answer that one document allows for an operation and the other does not. */
export function proveResponse(pair: OperationPair, sample: SampleResponse): Proof {
  // What we answer (webhooks, callbacks) we answer by the old document.
  const [refusedBy, acceptedBy] = sidesOf(orientationOf(pair.old.sent));
  const wrong = responseRefusal(pair.readers[acceptedBy], pair[acceptedBy].operation, sample);
  if (wrong !== undefined) return { stoppedBy: wrong };
  const refusal = responseRefusal(pair.readers[refusedBy], pair[refusedBy].operation, sample);
  if (refusal === undefined) return { stoppedBy: `the ${refusedBy} document allows it too` };
  return { witness: { kind: 'response', acceptedBy, refusedBy, refusal, response: writeResponse(sample) } };
}
