/** What a program imports: `livegate/drift`. Nothing here reads a file, sends a request or looks at a clock. */
export { findSchemaChanges } from './find-schema-changes.ts';
export type { DriftOptions } from './find-schema-changes.ts';
export { parseSchemaDocument } from './document/parse-schema-document.ts';
export type { ParseOptions } from './document/parse-schema-document.ts';
export { SchemaDocumentError } from './document/document-error.ts';
export type { SchemaDocument } from './schema-document.ts';
export { allRules } from './rules/all-rules.ts';
export type { PolicyName, Rule } from './rules/rule.ts';
export type { Change, Place, Witness } from '../model/change.ts';
export type { DriftReport } from '../model/drift-report.ts';
