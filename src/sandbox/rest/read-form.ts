import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference } from '../../contract/schema/json-schema.ts';
import type { FormStyles } from '../../contract/openapi/operation-definition.ts';
import { bracketPath } from './bracket-tree.ts';
import type { Texts } from './bracket-tree.ts';
import { propertyNames, propertyOf, shapeOf } from './convert-tree.ts';
import { readStyled } from './read-parameter.ts';

/**
 * The members of a form, as `serializeForm` writes them, converted by the properties of the schema at the pointer: by their
 * styles, else lists by repeated names and objects as JSON. Fields that the schema does not name stay as they are.
 */
export function readForm(
  document: OpenApiDocument,
  schemaAt: string | undefined,
  fields: Texts,
  styles: FormStyles,
): Readonly<Record<string, unknown>> {
  const schema = schemaAt === undefined ? {} : dereference(document, schemaAt).value;
  const styled = [...styles.keys()];
  const exploded = [...styles].flatMap(([name, { explode, mediaType, style }]) =>
    explode && style === 'form' && mediaType === undefined
      ? propertyNames(document, propertyOf(document, schema, name))
      : [],
  );
  const isMember = (key: string) =>
    exploded.includes(key) || styled.some((name) => bracketPath(name, key) !== undefined);
  const others = Object.keys(fields).filter((key) => !isMember(key));
  const names = new Set([...others, ...propertyNames(document, schema), ...styled]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const own = propertyOf(document, schema, name);
      const value = readMember(document, { name, schema: own, style: styles.get(name) }, fields);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

type Member = {
  readonly name: string;
  readonly schema: unknown;
  readonly style: ReturnType<FormStyles['get']>;
};

function readMember(document: OpenApiDocument, { name, schema, style }: Member, fields: Texts): unknown {
  const isJson = style?.mediaType !== undefined;
  if (style !== undefined && !isJson)
    return readStyled(document, { ...style, name, in: 'query', schema }, fields);
  const shape = shapeOf(document, schema);
  if (shape === 'object' || (isJson && shape === 'list')) {
    const text = Object.hasOwn(fields, name) ? fields[name]?.at(-1) : undefined;
    return text === undefined ? undefined : parsed(text);
  }
  return readStyled(document, { name, in: 'query', style: 'form', explode: true, schema }, fields);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
