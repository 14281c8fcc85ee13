import type { SdlDefinition } from '../sdl/merged-definition.ts';
import { compareInputs } from './compare-inputs.ts';
import type { InputOwner } from './compare-inputs.ts';
import { compareNotes } from './compare-notes.ts';
import { sameText } from './compare-types.ts';
import { found, inEach, within } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';
import { keyed } from './keyed.ts';

/** Differences between the directives that two schemas define. */
export function compareDirectives(sides: Sides): readonly Found[] {
  const { added, removed, kept } = keyed(sides.old.directives, sides.new.directives);
  return [
    ...inEach(sides, removed, (one) => [
      found(`${ofWhom(one.names.keys())}directive-removed`, subjectOf(one), {
        old: one,
        reason: `The directive @${one.name} was removed.`,
        attempt: isForClients(one.names.keys()) ? { by: 'directive', directive: one.name } : undefined,
      }),
    ]),
    ...inEach(sides, added, (one) => [
      found('directive-added', subjectOf(one), {
        new: one,
        reason: `The directive @${one.name} was added.`,
      }),
    ]),
    ...inEach(sides, kept, ([old, current]) =>
      sameText(sides, old, current) ? [] : compareDirective(sides, old, current),
    ),
  ];
}

const executable: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** Whether a consumer's documents may hold the directive; the others stand in schemas only. */
function isForClients(locations: Iterable<string>): boolean {
  return [...locations].some((location) => executable.has(location));
}

function ofWhom(locations: Iterable<string>): '' | 'schema-' {
  return isForClients(locations) ? '' : 'schema-';
}

function subjectOf({ name }: SdlDefinition): Subject {
  return { path: [`@${name}`], pointer: `@${name}`, direction: 'request' };
}

function compareDirective(sides: Sides, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const subject = subjectOf(old);
  return [
    ...compareNotes(sides, subject, old, current),
    ...compareLocations(subject, old, current),
    ...compareRepeatable(subject, old, current),
    ...compareArguments(sides, old, current),
  ];
}

function compareArguments(sides: Sides, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const all = compareInputs(
    sides,
    argumentsOf(old),
    [...old.members.values()],
    [...current.members.values()],
  );
  if (isForClients(old.names.keys()) || isForClients(current.names.keys())) return all;
  // No document holds the directive: however its arguments change, only the schema's author is concerned.
  return all.map((one) =>
    one.rule.includes('directive-argument')
      ? { ...one, rule: 'graphql-schema-directive-argument-changed', attempt: undefined }
      : one,
  );
}

function compareLocations(subject: Subject, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  const { added, removed } = keyed(old.names, current.names);
  return [
    ...removed.map((one) =>
      found(
        `${ofWhom([one.name])}directive-location-removed`,
        within(subject, `on ${one.name}`, subject.pointer),
        {
          old: one,
          reason: `@${old.name} may no longer stand on ${one.name}.`,
          oldValue: one.name,
          attempt: isForClients([one.name])
            ? { by: 'directive', directive: old.name, location: one.name }
            : undefined,
        },
      ),
    ),
    ...added.map((one) =>
      found('directive-location-added', within(subject, `on ${one.name}`, subject.pointer), {
        new: one,
        reason: `@${old.name} may now stand on ${one.name}.`,
        newValue: one.name,
      }),
    ),
  ];
}

function compareRepeatable(subject: Subject, old: SdlDefinition, current: SdlDefinition): readonly Found[] {
  if (old.repeatable === current.repeatable) return [];
  const whose = ofWhom(old.names.keys());
  return [
    old.repeatable
      ? found(`${whose}directive-repeatable-removed`, subject, {
          old,
          new: current,
          reason: `@${old.name} may no longer be repeated.`,
          attempt: whose === '' ? { by: 'repeated-directive', directive: old.name } : undefined,
        })
      : found('directive-repeatable-added', subject, {
          old,
          new: current,
          reason: `@${old.name} may now be repeated.`,
        }),
  ];
}

function argumentsOf({ name: directive }: SdlDefinition): InputOwner {
  return {
    noun: 'directive-argument',
    subject: (name) => ({
      path: [`@${directive}`, `arg ${name}`],
      pointer: `@${directive}(${name}:)`,
      direction: 'request',
    }),
    attempt: (argument, change) =>
      change === 'demanded'
        ? { by: 'directive', directive, demands: argument }
        : { by: 'directive', directive, argument },
  };
}
