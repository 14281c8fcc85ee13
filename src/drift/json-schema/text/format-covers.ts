// Each accepts all that the ones behind it accept (OpenAPI Format Registry; RFC 3339, RFC 5321, RFC 6531, RFC 3986, RFC 3987).
const wider: Readonly<Record<string, readonly string[]>> = {
  int16: ['int8', 'uint8'],
  int32: ['int16', 'int8', 'uint16', 'uint8'],
  int64: ['int32', 'int16', 'int8', 'uint32', 'uint16', 'uint8'],
  uint16: ['uint8'],
  uint32: ['uint16', 'uint8'],
  uint64: ['uint32', 'uint16', 'uint8'],
  double: ['float', 'int32', 'int16', 'int8', 'uint32', 'uint16', 'uint8'],
  float: ['int16', 'int8', 'uint16', 'uint8'],
  'idn-email': ['email'],
  'idn-hostname': ['hostname'],
  'uri-reference': ['uri', 'url'],
  'iri-reference': ['iri', 'uri', 'uri-reference'],
  iri: ['uri'],
};

/** Whether every value of the one format is a value of the other too. Unknown formats cover only themselves. */
export function formatCovers(format: string, other: string): boolean {
  return format === other || (wider[format] ?? []).includes(other);
}
