/** An envelope as JSON, to tamper with. */
export type EnvelopeJson = {
  payload: string;
  payloadType: string;
  signatures: { keyid?: string; sig: string }[];
};

export function toEnvelopeJson(envelope: Uint8Array): EnvelopeJson {
  return JSON.parse(Buffer.from(envelope).toString()) as EnvelopeJson;
}

export function fromEnvelopeJson(envelope: object): Uint8Array {
  return Buffer.from(JSON.stringify(envelope));
}
