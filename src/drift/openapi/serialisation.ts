import type { Raw } from './located.ts';

const styles: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

/** How a parameter or header is written on the wire, with the specification's defaults filled in. */
export function serialisationOf(raw: Raw, where: string): Readonly<Record<string, unknown>> {
  const style = raw['style'] ?? styles[where] ?? 'simple';
  return {
    style,
    explode: raw['explode'] ?? (style === 'form' || style === 'cookie'),
    allowReserved: raw['allowReserved'] ?? false,
    allowEmptyValue: raw['allowEmptyValue'] ?? false,
  };
}
