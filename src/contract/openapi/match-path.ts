import type { OperationDefinition } from './operation-definition.ts';

/** How strictly a path is read. `loose`: as lenient servers do, letter case and a slash at the end not counting. */
type Reading = 'exact' | 'loose';

/** The id of the operation that a method and a path without query belong to; undefined: none, or not clearly one. */
export type MatchPath = (method: string, path: string, reading: Reading) => string | undefined;

type Template = {
  readonly id: string;
  readonly exact: RegExp;
  readonly loose: RegExp;
  /** By segment: whether it is fixed text. */
  readonly fixed: readonly boolean[];
};

/**
 * Makes a matcher of path templates. Fixed text wins over a place, segment by segment; where neither of two templates
 * wins everywhere, servers may disagree and there is no match.
 */
export function createPathMatcher(definitions: Iterable<OperationDefinition>): MatchPath {
  const byMethod = Map.groupBy(definitions, ({ method }) => method);
  const templates = new Map([...byMethod].map(([method, those]) => [method, those.map(compile)]));
  return (method, path, reading) => {
    const matching = templates.get(method)?.filter((template) => template[reading].test(path)) ?? [];
    return matching.find((one) => matching.every((other) => wins(one, other)))?.id;
  };
}

function compile({ id, path }: OperationDefinition): Template {
  const segments = path.split('/');
  const source = segments.map((segment) =>
    segment
      .split(/\{[^{}]*\}/)
      .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('[^/]+'),
  );
  return {
    id,
    exact: new RegExp(`^${source.join('/')}$`),
    loose: new RegExp(`^${source.join('/')}/?$`, 'i'),
    fixed: segments.map((segment) => !segment.includes('{')),
  };
}

function wins(one: Template, other: Template): boolean {
  return (
    one === other ||
    (one.fixed.every((fixed, at) => fixed || other.fixed[at] === false) && differs(one, other))
  );
}

function differs(one: Template, other: Template): boolean {
  return one.fixed.some((fixed, at) => fixed !== other.fixed[at]);
}
