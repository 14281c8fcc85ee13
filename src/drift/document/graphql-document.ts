import type { GraphqlSource } from '../schema-document.ts';
import { coordinatePointer, fieldsOf, introspectionPath, printIntrospection } from './introspection.ts';
import type { ReadText, SourceText } from './source-text.ts';
import { quote } from './source-text.ts';
import { unaskedKeys } from './unasked-keys.ts';

type GraphqlParts = Omit<GraphqlSource, 'source' | 'digest'>;

/** A GraphQL schema from SDL. Parses nothing: the comparison does. */
export function sdlDocument(source: SourceText): GraphqlParts {
  return {
    language: 'graphql',
    sdl: source.text,
    fromIntrospection: false,
    unasked: new Set(),
    defects: [],
    place: ({ pointer, offset = 0 }) => ({ file: source.name, ...source.position(offset), pointer }),
  };
}

/** A GraphQL schema from an introspection result. Places are those in the JSON of the result. */
export function introspectionDocument(text: ReadText): GraphqlParts {
  const path = introspectionPath(text.value) ?? [];
  const schema = path.reduce<unknown>((value, name) => fieldsOf(value)[name], text.value);
  const prefix = path.map((name) => `/${name}`).join('');
  return {
    language: 'graphql',
    sdl: print(text, schema),
    fromIntrospection: true,
    unasked: unaskedKeys(schema),
    defects: text.defects,
    // Offsets are those of the printed schema, which nobody has seen.
    place: ({ pointer }) => {
      const at = text.offsetOf(prefix + coordinatePointer(schema, pointer));
      return { file: text.source.name, ...text.source.position(at), pointer };
    },
  };
}

function print(text: ReadText, schema: unknown): string {
  try {
    const { errors } = fieldsOf(text.value);
    // What an error stands for is null in the data, and would look like what is not there.
    if (Array.isArray(errors) && errors.length > 0) throw new Error('it came with errors');
    return printIntrospection(schema);
  } catch (error) {
    throw text.source.fail('document_malformed', 0, {
      message: 'the introspection result is not whole',
      expected: 'all that the introspection query of graphql-js asks for',
      found: quote(error instanceof Error ? error.message : String(error), 200),
    });
  }
}
