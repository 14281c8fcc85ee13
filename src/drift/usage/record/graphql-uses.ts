import { print, stripIgnoredCharacters } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { GraphqlUse } from '../../../model/usage.ts';
import { GraphqlRecording } from './graphql-recording.ts';
import type { Traffic } from './traffic.ts';
import type { UsedDocument } from './used-document.ts';

type Known = { readonly first: GraphqlRecording; readonly byText: Map<string, GraphqlRecording> };

/**
 * How documents are used, by the names of their operations: what all documents of one name use, for two programs of ours
 * may send different ones. Traffic without its document is of the first one of its name.
 */
export function graphqlUses(
  schema: GraphQLSchema,
  documents: readonly UsedDocument[],
  traffic: readonly Traffic[],
): ReadonlyMap<string, GraphqlUse> {
  const known = new Map<string, Known>();
  for (const { document, name } of documents) recordingOf(known, schema, name, document);
  for (const one of traffic) {
    const recording =
      one.document === undefined
        ? known.get(one.operation)?.first
        : recordingOf(known, schema, one.operation, one.document);
    recording?.add(one);
  }
  return new Map(
    [...known].map(([name, { byText }]) => [
      name,
      [...byText.values()].map((one) => one.toUse()).reduce(together),
    ]),
  );
}

function recordingOf(
  known: Map<string, Known>,
  schema: GraphQLSchema,
  name: string,
  document: DocumentNode,
): GraphqlRecording {
  const text = stripIgnoredCharacters(print(document));
  const there = known.get(name)?.byText.get(text);
  if (there !== undefined) return there;
  const recording = new GraphqlRecording(schema, document);
  const { byText } = known.get(name) ?? { byText: new Map<string, GraphqlRecording>() };
  byText.set(text, recording);
  if (!known.has(name)) known.set(name, { first: recording, byText });
  return recording;
}

function together(one: GraphqlUse, other: GraphqlUse): GraphqlUse {
  const both = (key: 'selected' | 'read' | 'given' | 'types') =>
    [...new Set([...one[key], ...other[key]])].sort();
  return {
    ...{ selected: both('selected'), read: both('read'), given: both('given'), types: both('types') },
    ...(one.unrecorded === true || other.unrecorded === true ? { unrecorded: true as const } : {}),
  };
}
