import { graphqlFieldRules } from './graphql-field-rules.ts';
import { graphqlInputRules } from './graphql-input-rules.ts';
import { graphqlLeafRules } from './graphql-leaf-rules.ts';
import type { Rule } from './rule.ts';
import { safe } from './severities.ts';
import { graphqlSection } from './specifications.ts';
import { sunsetMoves } from './sunset-moves.ts';

const ending = (day: string) => `type Query { a: Int b: Int @deprecated(reason: "Removal on ${day}.") }`;
const common = { protocol: 'graphql', direction: 'any', source: graphqlSection('-deprecated') } as const;

const removals = [...graphqlFieldRules, ...graphqlInputRules, ...graphqlLeafRules].filter(({ id }) =>
  /^graphql-deprecated-.*-removed$/.test(id),
);

function beforeSunset(rule: Rule): Rule {
  const { old, new: next } = rule.example;
  const ends = (day: string) => ({
    old: old.replace('@deprecated', `@deprecated(reason: "Removal on ${day}.")`),
    new: next,
  });
  return {
    ...rule,
    id: `${rule.id.replace('-deprecated-', '-')}-before-sunset`,
    title: `${rule.title}, before its announced end`,
    why: `${rule.why} More time was promised.`,
    example: ends('2999-12-31'),
    silent: ends('2020-12-31'),
  };
}

/** What can happen to announced ends: those in the words of a deprecation, and those with an argument of their own. */
export const graphqlSunsetRules: readonly Rule[] = [
  ...removals.map(beforeSunset),
  ...sunsetMoves('an element', 'type Query { a: Int b: Int @deprecated }', (day) =>
    // In words there are days alone.
    /T|GMT/.test(day) ? ending('2030-06-30').replace('Removal', 'To be removed') : ending(day),
  ).map(({ example, mirror, name, silent, ...move }): Rule => ({
    ...common,
    ...move,
    id: `graphql-${name}`,
    mirror: { rule: `graphql-${mirror}` },
    example: { old: example[0], new: example[1] },
    silent: { old: silent[0], new: silent[1] },
  })),
  {
    ...common,
    id: 'graphql-sunset-passed',
    kind: 'changed',
    severity: safe,
    title: 'The announced end of an element has passed, and it is still there',
    why: 'It can go any day now, and nobody could complain.',
    mirror: { none: 'What has passed has passed on both sides.' },
    example: { old: ending('2020-12-31'), new: `${ending('2020-12-31')} scalar X` },
    silent: { old: ending('2999-12-31'), new: `${ending('2999-12-31')} scalar X` },
  },
];
