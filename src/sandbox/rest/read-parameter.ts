import type { OpenApiDocument } from '../../contract/contract.ts';
import { readText } from '../../contract/openapi/convert-text.ts';
import type { ParameterDefinition } from '../../contract/openapi/operation-definition.ts';
import { bracketTree } from './bracket-tree.ts';
import type { Texts, Tree } from './bracket-tree.ts';
import { convertTree, propertyNames, shapeOf, takesOthers } from './convert-tree.ts';
import type { Shape } from './convert-tree.ts';

type Styled = Pick<ParameterDefinition, 'name' | 'in' | 'style' | 'explode'> & { readonly schema: unknown };

const separators: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/**
 * The value of a parameter out of all that came in its place of the request: as `serialize-parameter.ts` writes it, with
 * texts converted to the types of the schema. What is no such value stays text, so that the contract's own validation
 * says what is wrong with it. Undefined: nothing came.
 */
export function readParameter(
  document: OpenApiDocument,
  parameter: ParameterDefinition,
  all: Texts,
): unknown {
  const text = textsOf(all, parameter.name)?.at(-1);
  if (text === '' && parameter.allowEmptyValue === true) return text;
  if (parameter.mediaType === undefined) return readStyled(document, parameter, all);
  return text === undefined ? undefined : readText(text, parameter);
}

/** The same of what has a style and no media type of its own. */
export function readStyled(document: OpenApiDocument, styled: Styled, all: Texts): unknown {
  const shape = shapeOf(document, styled.schema);
  const tree =
    styled.in === 'query' ? queryTree(document, styled, shape, all) : placedTree(styled, shape, all);
  return tree === undefined ? undefined : convertTree(document, styled.schema, tree);
}

function textsOf(all: Texts, name: string): readonly string[] | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function queryTree(
  document: OpenApiDocument,
  { explode, name, schema, style }: Styled,
  shape: Shape,
  all: Texts,
): Tree | undefined {
  const texts = textsOf(all, name);
  if (style === 'deepObject') return bracketTree(name, all) ?? texts?.at(-1);
  if (shape === 'object' && explode) return members(memberNames(document, schema, all), all);
  if (texts === undefined) return undefined;
  const parts = explode ? texts : texts.flatMap((text) => text.split(separators[style] ?? ','));
  return shaped(shape, parts, texts.at(-1) ?? '');
}

function memberNames(document: OpenApiDocument, schema: unknown, all: Texts): readonly string[] {
  const named = propertyNames(document, schema);
  return named.length === 0 || takesOthers(document, schema) ? Object.keys(all) : named;
}

// The members of an object that is exploded stand beside each other, under their own names.
function members(names: readonly string[], all: Texts): Tree | undefined {
  const found = names.flatMap((name): [string, Tree][] => {
    const texts = textsOf(all, name);
    return texts === undefined ? [] : [[name, texts.length > 1 ? texts : (texts[0] ?? '')]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

// In a path and in headers: one text, with the marks of its style.
function placedTree({ explode, in: where, name, style }: Styled, shape: Shape, all: Texts): Tree | undefined {
  const text = textsOf(all, where === 'header' ? name.toLowerCase() : name)?.at(-1);
  if (text === undefined) return undefined;
  const isMarked = shape !== 'object' || !explode;
  const bare =
    style === 'label'
      ? text.replace(/^\./, '')
      : style === 'matrix'
        ? text.replace(isMarked ? `;${name}=` : ';', '')
        : text;
  const between = { label: '.', matrix: isMarked ? `;${name}=` : ';' };
  const separator = explode && (style === 'label' || style === 'matrix') ? between[style] : ',';
  const parts = bare.split(separator).map((part) => (where === 'header' ? part.trim() : part));
  const isPaired = shape === 'object' && explode;
  return shaped(shape, isPaired ? parts.flatMap(pairOf) : parts, bare);
}

function pairOf(part: string): readonly string[] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function shaped(shape: Shape, parts: readonly string[], whole: string): Tree {
  if (shape === 'list') return parts;
  if (shape === 'single' || parts.length % 2 === 1) return whole;
  const pairs = Array.from({ length: parts.length / 2 }, (_, index): [string, string] => [
    parts[index * 2] ?? '',
    parts[index * 2 + 1] ?? '',
  ]);
  return Object.fromEntries(pairs);
}
