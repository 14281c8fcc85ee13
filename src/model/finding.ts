/** `error` turns a scenario red; `warning` and `info` are shown and do not. */
type FindingSeverity = 'error' | 'warning' | 'info';

/** Every kind of finding there is: a closed union, so that a reader can list what livegate notices. */
export type FindingCode =
  // what the contract says of the answer
  | 'status_undocumented'
  | 'content_type_unexpected'
  | 'header_missing'
  | 'header_invalid'
  | 'body_missing'
  | 'body_invalid'
  | 'field_undocumented'
  | 'graphql_errors'
  // what the contract says of the request
  | 'request_invalid'
  | 'test_data_not_allowed'
  // what the wire says
  | 'json_malformed'
  | 'json_duplicate_key'
  | 'json_byte_order_mark'
  | 'json_integer_unsafe'
  | 'utf8_invalid'
  | 'body_too_large'
  | 'body_too_deep'
  | 'deprecation_header'
  | 'sunset_header'
  | 'secret_echoed'
  | 'live_link'
  | 'slow'
  | 'clock_skew'
  // what the network says
  | 'redirect'
  | 'blocked'
  | 'unreachable'
  | 'tls_failed'
  | 'timeout'
  | 'connection_reset'
  | 'rate_limited'
  | 'auth_failed'
  // what the scenario says
  | 'expectation_failed';

/** One thing that is not as the contract, the provider file or the scenario says. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  /** Operation id of the contract; absent where no operation is concerned. */
  readonly operation?: string;
  /** Where in the answer: JSON Pointer into the body, `header:name`, `status`. */
  readonly at?: string;
  /** Where in the contract: JSON Pointer into the schema document. */
  readonly schemaAt?: string;
  readonly expected: string;
  readonly found: string;
  /** Id of the exchange that shows it. */
  readonly exchange?: string;
};
