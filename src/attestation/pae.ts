/**
 * The pre-authentication encoding of DSSE v1.0: the bytes that are signed. Lengths are in bytes, so that neither a byte
 * moved from the type to the payload nor another type over the same payload goes unseen.
 */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType, 'utf8');
  const head = `DSSEv1 ${type.length} `;
  return Buffer.concat([Buffer.from(head), type, Buffer.from(` ${payload.length} `), payload]);
}
