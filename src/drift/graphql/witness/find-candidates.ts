import type { Attempt } from './attempt.ts';
import type { Candidate } from './candidate.ts';
import { directiveCandidates, repeatedCandidates } from './directive-candidates.ts';
import type { DocumentBuilder } from './document-builder.ts';
import {
  argumentCandidates,
  enumValueCandidates,
  inputFieldCandidates,
  inputTypeCandidates,
} from './input-candidates.ts';
import {
  enumResultCandidates,
  fieldCandidates,
  rootCandidates,
  spreadCandidates,
  typeCandidates,
  typenameCandidates,
} from './output-candidates.ts';

/** The documents and answers by which a difference may be proved, the plainest first; none where nothing gets there. */
export function findCandidates(build: DocumentBuilder, attempt: Attempt): Iterable<Candidate> {
  switch (attempt.by) {
    case 'field':
      return fieldCandidates(build, attempt);
    case 'type':
      return typeCandidates(build, attempt.type);
    case 'spread':
      return spreadCandidates(build, attempt);
    case 'root':
      return rootCandidates(build, attempt.operation);
    case 'typename':
      return typenameCandidates(build, attempt);
    case 'enum-result':
      return enumResultCandidates(build, attempt);
    case 'argument':
      return argumentCandidates(build, attempt);
    case 'input-field':
      return inputFieldCandidates(build, attempt);
    case 'input-type':
      return inputTypeCandidates(build, attempt);
    case 'enum-value':
      return enumValueCandidates(build, attempt);
    case 'directive':
      return directiveCandidates(build, attempt);
    case 'repeated-directive':
      return repeatedCandidates(build, attempt.directive);
  }
}

/** What of the old schema the attempt must get to, for the message that says that nothing does. */
export function targetOf(attempt: Attempt): string {
  switch (attempt.by) {
    case 'field':
    case 'argument':
      return attempt.type;
    case 'input-field':
    case 'input-type':
    case 'enum-value':
    case 'enum-result':
    case 'type':
      return attempt.type;
    case 'spread':
    case 'typename':
      return attempt.abstract;
    case 'root':
      return attempt.operation;
    case 'directive':
    case 'repeated-directive':
      return `@${attempt.directive}`;
  }
}
