import { LivegateError } from '../../util/errors.ts';

/** Why a text is no schema document; a closed union. */
export type SchemaDocumentErrorCode =
  | 'document_empty'
  | 'document_too_large'
  | 'document_too_deep'
  | 'document_not_utf8'
  | 'document_malformed'
  | 'document_unsupported'
  | 'document_no_schema';

/** Whose document it is: what a file holds is for its writer to mend, what a server answers is beyond us. */
export type DocumentOrigin = 'file' | 'environment';

/** What is wrong with a document. Lines and columns begin at 1. */
export type DocumentProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
};

/** A text that cannot be compared. Ends a run with exit code 2 where it came from a file, 3 where a server gave it. */
export class SchemaDocumentError extends LivegateError<SchemaDocumentErrorCode> {
  readonly problem: DocumentProblem;
  readonly origin: DocumentOrigin;

  constructor(code: SchemaDocumentErrorCode, problem: DocumentProblem, origin: DocumentOrigin) {
    const { file, line, column, message, expected, found } = problem;
    super(code, `${file}:${line}:${column}: ${message}\n    expected ${expected}\n    found ${found}`, {
      exitCode: origin === 'file' ? 2 : 3,
    });
    this.name = 'SchemaDocumentError';
    this.problem = problem;
    this.origin = origin;
  }
}
