import type { FacetRule } from './schema-facets.ts';
import { dangerous, dangerousIfStrict, safe } from './severities.ts';
import { openapi, validation } from './specifications.ts';
import { sunsetMoves } from './sunset-moves.ts';

const text = { type: 'string' };
const none = { none: 'the same rule serves both ways' };

type Annotation = {
  readonly name: string;
  readonly title: string;
  readonly section: string;
  readonly words: Readonly<Record<string, unknown>>;
  readonly other?: Readonly<Record<string, unknown>>;
  readonly severity: FacetRule['severity'];
};

const annotations: readonly Annotation[] = [
  {
    name: 'documentation-changed',
    title: 'words for people differ',
    section: `${validation}#section-9.1`,
    words: { description: 'one' },
    severity: { request: safe, response: safe },
  },
  {
    name: 'default-changed',
    title: 'another default',
    section: `${validation}#section-9.2`,
    words: { default: 'one' },
    severity: { request: dangerous, response: safe },
  },
  {
    name: 'discriminator-changed',
    title: 'alternatives are told apart in another way',
    section: `${openapi}#discriminator-object`,
    words: { discriminator: { propertyName: 'kind' } },
    severity: { request: dangerous, response: dangerous },
  },
  {
    name: 'content-changed',
    title: 'what a text holds is encoded in another way',
    section: `${validation}#section-8`,
    words: { contentEncoding: 'base64' },
    severity: { request: dangerous, response: dangerous },
  },
  {
    name: 'extension-changed',
    title: 'a keyword that the specification does not know differs',
    section: `${openapi}#specification-extensions`,
    words: { 'x-unit': 'cent' },
    severity: { request: safe, response: safe },
  },
];

const flags: readonly Annotation[] = [
  {
    name: 'deprecated',
    title: 'deprecation',
    section: `${validation}#section-9.3`,
    words: { deprecated: true, 'x-sunset': '2030-06-30' },
    severity: { request: safe, response: safe },
  },
  {
    name: 'read-only',
    title: 'readOnly',
    section: `${validation}#section-9.4`,
    words: { readOnly: true },
    severity: { request: dangerous, response: safe },
  },
  {
    name: 'write-only',
    title: 'writeOnly',
    section: `${validation}#section-9.4`,
    words: { writeOnly: true },
    severity: { request: safe, response: dangerous },
  },
];

const growing = (...values: readonly string[]) => ({ ...text, 'x-extensible-enum': values });
const extensible = 'https://opensource.zalando.com/restful-api-guidelines/#112';

const extensibleEnums: readonly FacetRule[] = [
  {
    name: 'extensible-enum-value-added',
    kind: 'added',
    title: 'a value was added to a list that may grow',
    section: extensible,
    mirror: { rule: 'extensible-enum-value-removed' },
    severity: { request: safe, response: safe },
    example: { old: growing('a'), new: growing('a', 'b') },
    silent: { old: growing('a', 'b'), new: growing('b', 'a') },
  },
  {
    name: 'extensible-enum-value-removed',
    kind: 'removed',
    title: 'a value was removed from a list that may grow',
    section: extensible,
    mirror: { rule: 'extensible-enum-value-added' },
    severity: { request: dangerous, response: safe },
    example: { old: growing('a', 'b'), new: growing('a') },
    silent: { old: { type: 'string', enum: ['a', 'b'] }, new: { type: 'string', enum: ['a'] } },
  },
];

const atMember = (words: object) => ({ properties: { a: { ...text, ...words } } });
const ending = (day: string) => atMember({ deprecated: true, 'x-sunset': day });

const announcements: readonly FacetRule[] = [
  {
    name: 'deprecated-without-sunset',
    kind: 'added',
    title: 'deprecation added, and nobody says until when it works',
    why: 'It still works; the provider means to remove it, any day.',
    section: `${validation}#section-9.3`,
    mirror: { rule: 'deprecated-removed' },
    severity: { request: dangerousIfStrict, response: dangerousIfStrict },
    example: { old: atMember({}), new: atMember({ deprecated: true }) },
    silent: { old: atMember({}), new: ending('2030-06-30') },
  },
  ...sunsetMoves('a schema', atMember({ deprecated: true }), ending).map(
    ({ example, mirror, severity, silent, ...move }): FacetRule => ({
      ...move,
      section: `${openapi}#specification-extensions`,
      mirror: { rule: mirror },
      severity: { request: severity, response: severity },
      example: { old: example[0], new: example[1] },
      silent: { old: silent[0], new: silent[1] },
    }),
  ),
];

/** Words about a schema, which accept and refuse nothing by themselves. */
export const schemaAnnotationRules: readonly FacetRule[] = [
  ...extensibleEnums,
  ...announcements,
  ...annotations.map(({ words, ...rule }): FacetRule => ({
    ...rule,
    severity: rule.severity ?? {},
    kind: 'changed',
    mirror: none,
    example: { old: text, new: { ...text, ...words } },
    silent: { old: { ...text, ...words }, new: { ...words, ...text } },
  })),
  ...flags.flatMap(({ words, ...rule }): readonly FacetRule[] => [
    flagRule(rule, words, true),
    flagRule(rule, words, false),
  ]),
];

function flagRule(rule: Omit<Annotation, 'words'>, words: Annotation['words'], added: boolean): FacetRule {
  const [bare, marked] = [{ properties: { a: text } }, { properties: { a: { ...text, ...words } } }];
  const off = Object.fromEntries(
    Object.entries(words).map(([word, value]) => [word, value === true ? false : value]),
  );
  return {
    ...rule,
    severity: rule.severity ?? {},
    name: `${rule.name}-${added ? 'added' : 'removed'}`,
    title: `${rule.title} ${added ? 'added' : 'removed'}`,
    kind: added ? 'added' : 'removed',
    mirror: { rule: `${rule.name}-${added ? 'removed' : 'added'}` },
    example: added ? { old: bare, new: marked } : { old: marked, new: bare },
    silent: { old: bare, new: { properties: { a: { ...text, ...off } } } },
  };
}
