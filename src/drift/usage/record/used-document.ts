import type { DocumentNode } from 'graphql';

/** A GraphQL document that is sent: one operation with its fragments. Several of one name count together. */
export type UsedDocument = { readonly name: string; readonly document: DocumentNode };
