import type { Rule } from '../../drift/rules/rule.ts';
import type { Change } from '../../model/change.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { describeWitness } from '../drift/describe-witness.ts';
import { notesOf } from '../drift/notes-of.ts';
import { sentenceOf } from '../drift/sentence-of.ts';
import type { Problem, ProblemPlace } from './pipeline-report.ts';

const severities = { breaking: 'error', dangerous: 'warning', safe: 'note' } as const;

/** Whose comparison it is, in words and for the fingerprint. */
export type ChangeContext = {
  readonly subject: string;
  readonly rules: readonly Rule[];
  readonly actor: Problem['actor'];
  readonly command: string;
};

/** A change as a problem at its place in the contract; a waived one is a note. */
export function changeProblem(change: Change, place: ProblemPlace, context: ChangeContext): Problem {
  const { actor, command, rules, subject } = context;
  const { column, file, line } = place;
  return {
    rule: change.id,
    about: rules.find(({ id }) => id === change.id)?.title ?? change.id,
    severity: change.waiver === undefined ? severities[change.severity] : 'note',
    message: `${subject}: ${change.severity}, ${sentenceOf(change)}`,
    details: detailsOf(change),
    place: { file, line, column },
    fingerprint: fingerprintOf([subject, change.fingerprint]),
    actor,
    command,
  };
}

function detailsOf(change: Change): readonly string[] {
  const { operations, witness } = change;
  const words = witness === undefined ? undefined : describeWitness(witness);
  return [
    ...(operations.length === 0 ? [] : [`operations: ${operations.join(', ')}`]),
    ...notesOf(change),
    ...(words === undefined ? [] : [`witness: ${words.title}`, ...words.text.split('\n'), words.shows]),
  ];
}
