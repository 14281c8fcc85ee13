/** What a schema says of a provider: the part of its provider file that nobody has to think about. */
export type ProviderDraft = {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'rest' | 'graphql';
  /** The name of the schema in the provider's folder. */
  readonly file: string;
  /** What the document calls its own edition; not always the version of the API. */
  readonly version?: string;
  readonly docs: readonly string[];
  readonly environments: readonly DraftEnvironment[];
  readonly credentials: readonly DraftCredential[];
  /** The credential that most operations are sent with; undefined: the document does not say. */
  readonly defaultAuth?: string;
  /** What the document says of access that livegate does not do as it is, each in one line. */
  readonly besides: readonly string[];
  readonly operations: readonly DraftOperation[];
  /** Statuses that some operation documents. */
  readonly statuses: ReadonlySet<string>;
};

/** One server of the document, or one that it does not name. Which of them is live, nothing but a person says. */
export type DraftEnvironment = {
  readonly name: string;
  /** Undefined: the document names none, or not as a whole URL. */
  readonly baseUrl: string | undefined;
  readonly remark: string;
};

export type DraftCredential = {
  readonly name: string;
  readonly kind: 'basic' | 'bearer' | 'header';
  /** With kind header. */
  readonly header?: string;
  /** Whether it has to be obtained from the provider first. */
  readonly isToken: boolean;
  readonly remark: string;
};

/** Which credential an operation is sent with: a name of `auth`, `none`, or in `open` what the document asks for instead. */
export type DraftAccess = { readonly auth: string } | { readonly open: string };

export type DraftOperation = {
  readonly id: string;
  /** GET, HEAD, OPTIONS and TRACE change nothing (RFC 9110, 9.2.1); what others do, a person says. */
  readonly isRead: boolean;
  readonly isDeprecated: boolean;
  /** Where it is not sent with `defaultAuth`. */
  readonly access?: DraftAccess;
  readonly remark: string;
};
