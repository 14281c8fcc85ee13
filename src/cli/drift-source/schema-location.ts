import type { DocumentOrigin } from '../../drift/document/document-error.ts';

/** A place that a schema and the files beside it are read from. */
export type SchemaLocation = {
  /** As it is shown. */
  readonly source: string;
  readonly origin: DocumentOrigin;
  /** The bytes of the main document (`''`), or of a file by its name relative to the main document's folder. */
  read(name: string): Promise<Uint8Array>;
};

/** What loading may do beyond reading what is named. */
export type SourceOptions = {
  /** The working folder: relative paths begin here, and `contracts/` is looked for here. */
  readonly folder: string;
  /** Who answers for environments. */
  readonly network: 'sandbox' | 'internet';
  /** Other servers may be asked for documents that a reference names. */
  readonly allowRemoteRefs: boolean;
};
