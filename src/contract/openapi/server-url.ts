import { isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';

/** The absolute URL of a Server Object, its variables at their defaults; undefined where it has none. */
export function serverUrl({ url, variables }: SchemaObject): string | undefined {
  const filled = String(url).replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) ? String(variable['default']) : whole;
  });
  const isAbsolute = /^https?:\/\/[^/{}]+(\/[^{}]*)?$/i.test(filled) && URL.canParse(filled);
  return isAbsolute ? filled : undefined;
}
