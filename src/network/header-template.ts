import { fillTemplate, generators } from '../contract/template.ts';

/** Makes one value of a header. */
export type FillHeader = () => unknown;

/** Takes a header's template of the provider file apart once, not for each request. */
export function compileHeader(template: unknown, credential: Readonly<Record<string, string>>): FillHeader {
  if (template === '$uuid') return generators.uuid;
  if (template === '$hex32') return () => generators.hex(32);
  if (typeof template === 'string' && !template.includes('$')) return () => template;
  return () => fillTemplate(template, { credential });
}
