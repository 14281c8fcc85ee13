import { renderTable } from '../verify/report/table.ts';
import { howMade } from '../report/how-made.ts';
import type { Section } from './report/section.ts';
import { attackPairs } from './soundness/attack-pairs.ts';
import type { PairResult } from './soundness/chunk.ts';
import { attackSuite } from './soundness/attack-suite.ts';
import type { SuiteResult } from './soundness/attack-suite.ts';

const defaultPairs = 100_000;

/** Attacks verdicts with values: random pairs of schemas, and the official test suite's schemas with its instances. */
export async function soundness(
  pairs = String(defaultPairs),
  seed = String(Date.now() % 1_000_000_000),
): Promise<Section> {
  process.stderr.write(`seed ${seed}\n`);
  const suite = attackSuite();
  const results = await attackPairs(Number(pairs), Number(seed));
  return { heading: 'Soundness', text: render(results, suite, seed) };
}

function render(results: readonly PairResult[], suite: SuiteResult, seed: string): string {
  const sum = (key: 'witnesses' | 'values') => results.reduce((total, result) => total + result[key], 0);
  const failures = results.filter(({ failure }) => failure !== undefined);
  const count = (value: number) => value.toLocaleString('en');
  const rows = [
    ['random pairs of schemas', count(results.length)],
    [
      '… of which Ajv and livegate can judge both sides',
      count(results.filter(({ judged }) => judged).length),
    ],
    ['witnesses, each confirmed by Ajv with both schemas whole', count(sum('witnesses'))],
    [
      'pairs called compatible and attacked with values',
      count(results.filter(({ values }) => values > 0).length),
    ],
    ['values that the narrower side accepts, put to the wider one', count(sum('values'))],
    [
      '… judged unlike by Ajv and by another validator, which confirms livegate',
      count(results.filter(({ overruled }) => overruled === 'validator').length),
    ],
    [
      '… refused for a member that no branch which accepts it declares, of which a verdict says nothing',
      count(results.filter(({ overruled }) => overruled === 'silence').length),
    ],
    [
      'random pairs that contradict a verdict, differ from themselves or are not mirrored',
      String(failures.length),
    ],
    ['schemas of the official test suite (draft 4, in the words of 2020-12)', String(suite.schemas)],
    ['… single edits of them, each judged in both directions', count(suite.pairs)],
    ['… instances put to verdicts that nothing breaks', count(suite.values)],
    ['… contradictions', String(suite.failures.length)],
  ];
  const found = [
    ...failures.map(({ failure, index, seed: own }) => `seed ${own}, pair ${index}: ${failure ?? ''}`),
    ...suite.failures,
  ];
  const list = found.map((text) => `- \`${text.replaceAll(/\s+/g, ' ')}\``).join('\n');
  return `${howMade('node bench/drift/run.ts soundness')} Seeds from ${seed} on, one for each 250 pairs.

${renderTable(['what', 'number'], rows)}

Of each pair: every witness is put to Ajv again, with the schemas whole, and where that differs to @cfworker/json-schema; a verdict that nothing breaks is attacked with values made from the narrower schema and changed a little; the old schema compared with a copy of itself must be identical; swapping sides and direction must mirror every change.

${list}`;
}
