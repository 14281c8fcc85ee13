import { memberOf, reporterFor } from '../contract/provider/problem-reporter.ts';
import { findSchemaProblems } from '../contract/provider/schema-problems.ts';
import { readYaml } from '../contract/read-yaml.ts';
import type { YamlFile } from '../contract/read-yaml.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import type { Provider } from '../model/provider.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { nearestOf } from '../util/nearest.ts';
import { openedOperations } from './opened-operations.ts';
import { packOf } from './pack.ts';

/**
 * Parses the text of a `checklist.yaml`; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`)
 * with all its mistakes, each with line and column: also an environment that the provider does not have, a sign-off that
 * the pack has already, an item that cannot be declared not applicable, fewer runs than the pack asks for on the internet
 * network, a promotion of more than a day, a limit that lets through too much, effects that none of
 * its operations has, a ceiling that limits nothing.
 */
export function parseChecklist(text: string, file: string, provider: Provider): ChecklistFile {
  const yaml = readYaml(text, file);
  const shape = findSchemaProblems(yaml, 'checklist');
  const problems = shape.length > 0 ? shape : findMeaningProblems(yaml, provider);
  if (problems.length > 0) throw new ConfigError('config_invalid', problems);
  return yaml.value as ChecklistFile;
}

type Report = ReturnType<typeof reporterFor>;

/** A problem where what stands at the path is none of those that are known. */
type OneOf = (
  path: readonly (string | number)[],
  found: string,
  known: readonly string[],
  what: string,
) => readonly ConfigProblem[];

function findMeaningProblems(yaml: YamlFile, provider: Provider): readonly ConfigProblem[] {
  const checklist = yaml.value as ChecklistFile;
  const report = reporterFor(yaml);
  const names = (stage: string) =>
    Object.entries(provider.environments)
      .filter(([, environment]) => environment.stage === stage)
      .map(([name]) => name);
  const oneOf: OneOf = (path, found, known, what) => {
    if (known.includes(found)) return [];
    const problem = {
      message: `${found} is no ${what}`,
      expected: known.join(', '),
      found,
      ...nearestOf(found, known),
    };
    return [report(path, problem)];
  };
  return [
    ...oneOf(['opens'], checklist.opens, names('live'), 'live environment'),
    ...(checklist.environments ?? []).flatMap((name, index) =>
      oneOf(['environments', index], name, names('test'), 'test environment'),
    ),
    ...findSignOffProblems(checklist, report),
    ...findLeftOutProblems(checklist, oneOf),
    ...findTooFewRuns(checklist, report),
    ...findLongerThan(checklist, ['promotion', 'expires'], 'P1D', report),
    ...findLongerThan(checklist, ['freshness', 'evidence'], 'P7D', report),
    ...findLongerThan(checklist, ['freshness', 'clock'], 'PT5M', report),
    ...findLongerThan(checklist, ['freshness', 'credentials'], 'P366D', report),
    ...findShorterThan(checklist, ['freshness', 'certificate'], 'P7D', report),
    ...findEffectProblems(checklist, provider, report, oneOf),
    ...findCeilingProblems(checklist, report, oneOf),
  ];
}

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
  oneOf: OneOf,
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

/** Runs are what a checklist adds to, as to all of its pack: on the internet network it asks for no fewer. */
function findTooFewRuns({ pack, runs }: ChecklistFile, report: Report): readonly ConfigProblem[] {
  const least = packOf(pack).runs.internet;
  if (runs === undefined) return [];
  const problem = (found: string) => ({
    message: 'runs ask for less than the pack does',
    expected: `at least ${least.consecutive} over ${least.over}`,
    found,
  });
  return [
    ...(runs.consecutive < least.consecutive
      ? [report(['runs', 'consecutive'], problem(String(runs.consecutive)))]
      : []),
    ...(durationToMilliseconds(runs.over) < durationToMilliseconds(least.over)
      ? [report(['runs', 'over'], problem(runs.over))]
      : []),
  ];
}

function findLongerThan(
  checklist: ChecklistFile,
  path: readonly [string, string],
  longest: string,
  report: Report,
): readonly ConfigProblem[] {
  const found = memberOf(checklist, ...path);
  if (typeof found !== 'string' || durationToMilliseconds(found) <= durationToMilliseconds(longest))
    return [];
  return [report(path, { message: `${path.join('.')} is too long`, expected: `at most ${longest}`, found })];
}

function findShorterThan(
  checklist: ChecklistFile,
  path: readonly [string, string],
  shortest: string,
  report: Report,
): readonly ConfigProblem[] {
  const found = memberOf(checklist, ...path);
  if (typeof found !== 'string' || durationToMilliseconds(found) >= durationToMilliseconds(shortest))
    return [];
  return [
    report(path, { message: `${path.join('.')} is too short`, expected: `at least ${shortest}`, found }),
  ];
}

/** Where effects are named, each operation must have one, and at least one of them must be opened. */
function findEffectProblems(
  checklist: ChecklistFile,
  provider: Provider,
  report: Report,
  oneOf: OneOf,
): readonly ConfigProblem[] {
  const { effects, operations } = checklist;
  const known = provider.operations;
  if (effects === undefined) return [];
  const strange = operations.flatMap((name, index) =>
    oneOf(['operations', index], name, Object.keys(known), 'operation that provider.yaml says an effect of'),
  );
  if (strange.length > 0 || openedOperations(checklist, provider).length > 0) return strange;
  const expected = operations.map((name) => `${known[name]?.effect ?? ''} (${name})`).join(', ');
  const message = 'none of the operations has such an effect, so nothing would be opened';
  return [report(['effects'], { message, expected, found: effects.join(', ') })];
}

/** A ceiling that would limit nothing is a mistake: one of an operation that is not let through, or of no time at all. */
function findCeilingProblems(
  { ceilings = [], operations }: ChecklistFile,
  report: Report,
  oneOf: OneOf,
): readonly ConfigProblem[] {
  return ceilings.flatMap(({ operation, per }, index) => {
    const problem = { message: 'a ceiling needs a time', expected: 'more than 0 seconds', found: per };
    return [
      ...oneOf(['ceilings', index, 'operation'], operation, operations, 'operation of this checklist'),
      ...(durationToMilliseconds(per) > 0 ? [] : [report(['ceilings', index, 'per'], problem)]),
    ];
  });
}
