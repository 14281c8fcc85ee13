import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { graphqlSource } from '../graphql/testing/graphql-source.ts';
import { findGraphqlDifferences } from '../graphql/find-graphql-differences.ts';
import { graphqlRules } from './graphql-rules.ts';

const now = '2026-11-21T00:00:00Z';
const rulesOf = ({ old, new: current }: { readonly old: string; readonly new: string }): readonly string[] =>
  findGraphqlDifferences(graphqlSource(old), graphqlSource(current), { now }).differences.map(
    ({ rule }) => rule,
  );

describe('the GraphQL rules', () => {
  for (const rule of graphqlRules) {
    it(`${rule.id} fires on its example`, () => {
      assert.ok(rulesOf(rule.example).includes(rule.id), rulesOf(rule.example).join());
    });

    it(`${rule.id} is silent on what looks alike`, () => {
      assert.ok(!rulesOf(rule.silent).includes(rule.id));
    });
  }

  for (const rule of graphqlRules.filter(({ severity }) => Object.values(severity).includes('breaking')))
    it(`${rule.id} proves its example`, () => {
      const { old, new: current } = rule.example;
      const { differences } = findGraphqlDifferences(graphqlSource(old), graphqlSource(current), { now });
      const proof = differences.find((one) => one.rule === rule.id)?.prove();
      assert.ok(proof !== undefined && 'witness' in proof, JSON.stringify(proof));
    });

  it('have distinct ids, and mirrors that exist', () => {
    const ids = graphqlRules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const mirrors = graphqlRules.flatMap(({ mirror }) => ('rule' in mirror ? [mirror.rule] : []));
    assert.deepEqual(
      mirrors.filter((id) => !ids.includes(id)),
      [],
    );
  });
});
