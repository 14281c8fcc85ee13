import { sunsetKeyword } from '../announced/sunset-time.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { compareExtensions, compareFlag } from './documentation.ts';
import { compareWords, givenExamples } from './examples.ts';
import type { Located, Members, OpenApiReader } from './located.ts';
import { place, tell } from './operation-changes.ts';
import type { Findings, OperationPair, Told } from './operation-changes.ts';
import { listsOf, serialisationOf, serialisations } from './serialisation.ts';
import { writtenSchemas } from './written-schemas.ts';

type Two = Pick<Told, 'direction' | 'path'> & { readonly old: Located; readonly new: Located };

/** The headers of a response or of a part of a body, by their names in lower case. The media type is said elsewhere. */
export function headersOf(reader: OpenApiReader, holder: Located): Members<Located> {
  const headers = reader.objects(holder, 'headers').renamed((name) => name.toLowerCase());
  headers.delete('content-type');
  return headers;
}

/** Compares what two headers hold, how they are written, and what is said of them. */
export function compareHeader(pair: OperationPair, findings: Findings, told: Two): void {
  const { direction, new: is, old: was, path } = told;
  compareFlag(pair, findings, { ...told, flag: 'deprecated', rule: `${direction}-header-deprecated` });
  compareWords(pair, findings, {
    ...told,
    rule: `${direction}-documentation-changed`,
    keywords: ['description', 'example', 'examples', sunsetKeyword],
  });
  compareExtensions(pair, findings, told);
  compareSerialisation(pair, findings, told);
  const written = listsOf(serialisationOf(pair.readers.old, was, 'header'));
  const schemas = writtenSchemas(pair, direction, was, is, { areJoined: written === 'joined' });
  place(findings, pair, direction, path, ...schemas, {
    examples: givenExamples(pair, was, is),
    written,
  });
}

function compareSerialisation(pair: OperationPair, findings: Findings, told: Two): void {
  const [was, is] = serialisations(pair.readers, told.old, told.new, 'header');
  if (sameValue(was, is)) return;
  tell(findings, pair.old.label, {
    ...told,
    rule: `${told.direction}-header-serialisation-changed`,
    reason: `header ${told.path.at(-1) ?? ''} is written in another way`,
    oldValue: was,
    newValue: is,
  });
}
