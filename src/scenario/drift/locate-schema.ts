import type { GraphQLSchema } from 'graphql';
import type { Contract } from '../../contract/contract.ts';
import type { LocateSchema } from '../../drift/observed/observed-differences.ts';
import { getAt } from '../../util/pointer.ts';

/** Where parts of answer schemas stand in the contract's file: a pointer of OpenAPI, or a coordinate of the SDL. */
export function locateSchema({ graphql }: Contract): LocateSchema {
  if (graphql === undefined) return (_document, pointer) => ({ pointer });
  return (document, pointer) => {
    const coordinate = coordinateOf(document, pointer);
    const offset = offsetOf(graphql.schema, coordinate);
    return offset === undefined ? { pointer: coordinate } : { pointer: coordinate, offset };
  };
}

/** The coordinate (`Merchant.name`) of the nearest schema at or above a pointer that has one. */
function coordinateOf(document: object, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const coordinate = getAt(document, `${at}/x-coordinate`);
    if (typeof coordinate === 'string') return coordinate;
  }
  return pointer;
}

function offsetOf(schema: GraphQLSchema, coordinate: string): number | undefined {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = type !== undefined && 'getFields' in type ? type.getFields()[fieldName] : undefined;
  return (field ?? type)?.astNode?.loc?.start;
}
