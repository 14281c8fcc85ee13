import type { YAMLMap, YAMLSeq } from 'yaml';
import { yamlParser } from '../../../drift/document/parsers.ts';
import { shownName } from '../../../drift/document/resolve-reference.ts';
import type { JsonSchemaSource, OpenApiSource } from '../../../drift/schema-document.ts';
import { getAt, pointerTokens, toPointer } from '../../../util/pointer.ts';
import type { DefinitionText, Definitions } from './definition-text.ts';

/** A deeper definition is not shown: nobody reads it, and writing it takes the stack. */
const deepest = 100;

/** In a longer definition, as characters, no place is looked for: it would be parsed once more. */
const mostSearched = 500_000;

/** How many tokens of a pointer name a definition, by the first of them; of anything else it is one. */
const depths: Readonly<Partial<Record<string, number>>> = {
  components: 3,
  paths: 3,
  webhooks: 3,
  $defs: 2,
  definitions: 2,
};

/** The definitions of an OpenAPI document or a JSON Schema: a component, an operation, a definition; written as YAML. */
export function jsonDefinitions(document: OpenApiSource | JsonSchemaSource): Definitions {
  const isBare = document.language === 'json-schema';
  return {
    nameOf: (pointer) => {
      const tokens = pointerTokens(pointer);
      const depth = depths[tokens[0] ?? ''] ?? (isBare ? 0 : 1);
      return toPointer(tokens.slice(0, depth));
    },
    read: (name, file) => {
      const value = getAt(rootOf(document, file), name);
      if (value === undefined) return undefined;
      if (isDeeper(value, deepest)) throw new RangeError(`${name} is more than ${deepest} deep`);
      return definitionText(value, pointerTokens(name).length);
    },
  };
}

/** The main document, or the other file that a place is in. */
function rootOf({ files, root, source }: OpenApiSource | JsonSchemaSource, file: string): unknown {
  const name = [...files.keys()].find((one) => shownName(source, one) === file);
  return name === undefined || file === source ? root : files.get(name);
}

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}

function definitionText(value: unknown, depth: number): DefinitionText {
  const yaml = yamlParser();
  const text = yaml.stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 }).trimEnd();
  const counter = new yaml.LineCounter();
  const parsed = text.length > mostSearched ? undefined : yaml.parseDocument(text, { lineCounter: counter });
  return {
    lines: text.split('\n'),
    lineOf: (pointer) => {
      const offset = offsetOf(parsed?.contents, pointerTokens(pointer).slice(depth), 0);
      return offset === undefined ? undefined : counter.linePos(offset).line - 1;
    },
  };
}

type Collection = YAMLMap | YAMLSeq;

/** Where the key or the item begins that the tokens lead to. */
function offsetOf(node: unknown, [token, ...rest]: readonly string[], at: number): number | undefined {
  if (token === undefined) return at;
  const { isMap, isNode, isPair, isScalar } = yamlParser();
  const items = (node as Partial<Collection> | null)?.items ?? [];
  const found = isMap(node)
    ? items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === token)
    : items[Number(token)];
  const begin = isPair(found) ? found.key : found;
  if (!isNode(begin)) return undefined;
  return offsetOf(isPair(found) ? found.value : found, rest, begin.range?.[0] ?? at);
}
