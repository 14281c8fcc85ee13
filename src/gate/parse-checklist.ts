import { memberOf, reporterFor } from '../contract/provider/problem-reporter.ts';
import { findSchemaProblems } from '../contract/provider/schema-problems.ts';
import { readYaml } from '../contract/read-yaml.ts';
import type { YamlFile } from '../contract/read-yaml.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import type { Provider } from '../model/provider.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import { packOf } from './pack.ts';

const longestPromotion = 'P1D';

/**
 * Parses the text of a `checklist.yaml`; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`)
 * with all its mistakes, each with line and column: also an environment that the provider does not have, a sign-off that
 * the pack has already, an item that cannot be declared not applicable, a promotion of more than a day.
 */
export function parseChecklist(text: string, file: string, provider: Provider): ChecklistFile {
  const yaml = readYaml(text, file);
  const shape = findSchemaProblems(yaml, 'checklist');
  const problems = shape.length > 0 ? shape : findMeaningProblems(yaml, provider);
  if (problems.length > 0) throw new ConfigError('config_invalid', problems);
  return yaml.value as ChecklistFile;
}

function findMeaningProblems(yaml: YamlFile, provider: Provider): readonly ConfigProblem[] {
  const checklist = yaml.value as ChecklistFile;
  const report = reporterFor(yaml);
  const names = (stage: string) =>
    Object.entries(provider.environments)
      .filter(([, environment]) => environment.stage === stage)
      .map(([name]) => name);
  const oneOf = (
    path: readonly (string | number)[],
    found: string,
    known: readonly string[],
    what: string,
  ) => {
    if (known.includes(found)) return [];
    const near = nearest(found, known);
    const problem = { message: `${found} is no ${what}`, expected: known.join(', '), found };
    return [report(path, near === undefined ? problem : { ...problem, nearest: near })];
  };
  return [
    ...oneOf(['opens'], checklist.opens, names('live'), 'live environment'),
    ...(checklist.environments ?? []).flatMap((name, index) =>
      oneOf(['environments', index], name, names('test'), 'test environment'),
    ),
    ...findSignOffProblems(checklist, report),
    ...findLeftOutProblems(checklist, oneOf),
    ...findPromotionProblems(memberOf(checklist, 'promotion'), report),
  ];
}

type Report = ReturnType<typeof reporterFor>;

function findSignOffProblems(
  { pack, signOffs = [] }: ChecklistFile,
  report: Report,
): readonly ConfigProblem[] {
  const { items, signOffs: given } = packOf(pack);
  const taken = new Set([...items, ...given].map(({ id }) => id));
  return signOffs.flatMap(({ id }, index) => {
    const isTaken = taken.has(id);
    taken.add(id);
    const problem = { message: `there is an item ${id} already`, expected: 'another id', found: id };
    return isTaken ? [report(['signOffs', index, 'id'], problem)] : [];
  });
}

function findLeftOutProblems(
  { notApplicable = {}, pack }: ChecklistFile,
  oneOf: (path: string[], found: string, known: readonly string[], what: string) => readonly ConfigProblem[],
): readonly ConfigProblem[] {
  const { items, signOffs } = packOf(pack);
  const optional = [
    ...items.filter(({ mayBeNotApplicable }) => mayBeNotApplicable === true),
    ...signOffs.filter(({ mayBeNotApplicable }) => mayBeNotApplicable === true),
  ].map(({ id }) => id);
  return Object.keys(notApplicable).flatMap((id) =>
    oneOf(['notApplicable', id], id, optional, 'item that may be left out'),
  );
}

function findPromotionProblems(promotion: unknown, report: Report): readonly ConfigProblem[] {
  const expires = memberOf(promotion, 'expires');
  if (typeof expires !== 'string') return [];
  if (durationToMilliseconds(expires) <= durationToMilliseconds(longestPromotion)) return [];
  const problem = {
    message: 'a promotion lasts too long',
    expected: `at most ${longestPromotion}`,
    found: expires,
  };
  return [report(['promotion', 'expires'], problem)];
}
