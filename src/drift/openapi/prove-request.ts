import type { Proof } from '../difference.ts';
import { orientationOf, sidesOf } from '../json-schema/pair.ts';
import type { Side } from '../json-schema/pair.ts';
import { requestRefusal } from './check-request.ts';
import type { OpenApiReader } from './located.ts';
import type { OperationPair } from './operation-changes.ts';
import { operationsOf } from './operations.ts';
import type { OperationEntry } from './operations.ts';
import { sampleRequest, writeRequest } from './sample-request.ts';
import type { SampleRequest } from './sample-request.ts';

/** A concrete request that the sender's document allows and the receiver's does not. */
export function proveRequest(pair: OperationPair, replaced: Partial<SampleRequest>): Proof {
  // What the provider sends (webhooks, callbacks) it sends by the new document, and we read it by the old one.
  const [acceptedBy, refusedBy] = sidesOf(orientationOf(pair.old.sent));
  const entry = pair[acceptedBy];
  const request = sampleRequest(pair.readers[acceptedBy], entry, replaced);
  return proveSample(pair.readers, entry, request, acceptedBy, refusedBy);
}

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/** As `proveRequest`, for an operation that the other document may not have. */
export function proveSample(
  readers: Readers,
  entry: OperationEntry,
  request: SampleRequest,
  acceptedBy: Side,
  refusedBy: Side,
): Proof {
  const wrong = requestRefusal(readers[acceptedBy], operationsOf(readers[acceptedBy]), request);
  if (wrong !== undefined)
    return { stoppedBy: `no request could be made that is right by the ${acceptedBy} document: ${wrong}` };
  const refusal = requestRefusal(readers[refusedBy], operationsOf(readers[refusedBy]), request);
  if (refusal === undefined)
    return { stoppedBy: `the ${refusedBy} document accepts ${entry.label} all the same` };
  return { witness: { kind: 'request', acceptedBy, refusedBy, refusal, request: writeRequest(request) } };
}
