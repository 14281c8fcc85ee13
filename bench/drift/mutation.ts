import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { allRules } from '../../src/drift/rules/all-rules.ts';
import { renderTable } from '../verify/report/table.ts';
import { graphqlMutants } from './mutation/graphql-mutants.ts';
import { judgeMutants } from './mutation/judge-mutants.ts';
import type { Judged } from './mutation/judge-mutants.ts';
import { operationMutants } from './mutation/operation-mutants.ts';
import type { Json } from './mutation/schema-edits.ts';
import { schemaMutants } from './mutation/schema-mutants.ts';
import { howMade } from '../report/how-made.ts';
import type { Section } from './report/section.ts';

const contracts = join(import.meta.dirname, '../../contracts');

/** Edits the providers' contracts, one thing at a time, and looks whether livegate says what happened. `only`: rules, between commas. */
export function mutation(only?: string): Section {
  const all = [
    ...['flexiti', 'truphone'].flatMap((name) => {
      const document = parse(readFileSync(join(contracts, name, 'openapi.yaml'), 'utf8')) as Json;
      return [...schemaMutants({ name, document }), ...operationMutants({ name, document })];
    }),
    ...graphqlMutants(readFileSync(join(contracts, 'fluz/schema.graphql'), 'utf8')),
  ];
  const rules = only?.split(',');
  const judged = judgeMutants(all.filter(({ rule }) => rules?.includes(rule) ?? true));
  process.stderr.write('\n');
  return { heading: 'Mutation', text: render(judged) };
}

function render(judged: readonly Judged[]): string {
  const fires = judged.filter(({ must }) => must === 'fires');
  const silent = judged.filter(({ must }) => must === 'silent');
  const rules = [...new Set(judged.map(({ rule }) => rule))];
  const rows = rules.map((rule) =>
    row(
      rule,
      judged.filter((each) => each.rule === rule),
    ),
  );
  const untouched = allRules.map(({ id }) => id).filter((id) => !rules.includes(id));
  const wrong = judged.filter(({ right }) => !right);
  return `${howMade('node bench/drift/run.ts mutation')}

**${fires.filter(({ right }) => right).length} of ${fires.length}** edits of the three providers' contracts were found under the rule that they are meant for; ${silent.filter(({ right }) => !right).length} of ${silent.length} refactorings that change nothing raised a change. Rules with an edit: ${rules.length} of ${allRules.length}.

Each edit is made in the first place of the contract where it is possible, by walking it. Most are compared both ways, which makes the mirrored rule fire. \`found\`: the rule is among the changes; \`false\`: anything at all was said of a refactoring in that place.

${renderTable(['rule', 'edits', 'found', 'missed', 'refactorings', 'false'], rows)}

${list(
  'Missed or false',
  wrong.map(
    ({ contract, edit, found, must, rule }) =>
      `${contract}: ${rule}, must ${must === 'fires' ? 'fire' : 'be silent'}: ${edit}; found ${found.join(', ') || 'nothing'}`,
  ),
)}

${list('Rules that no edit of a contract shows (those of observed drift are about traffic, those of samples about values that no keyword explains)', untouched)}`;
}

function row(rule: string, judged: readonly Judged[]): readonly string[] {
  const count = (must: string, right: boolean) =>
    String(judged.filter((each) => each.must === must && each.right === right).length);
  const total = (must: string) => String(judged.filter((each) => each.must === must).length);
  return [
    rule,
    total('fires'),
    count('fires', true),
    count('fires', false),
    total('silent'),
    count('silent', false),
  ];
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0
    ? `${title}: none.`
    : `${title}:\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}
