import { hasPassed, sunsetMove } from '../../announced/sunset-time.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlMember, SdlName } from '../sdl/sdl-model.ts';
import { announcedEnd, anyDay } from './announced-end.ts';
import { found } from './found.ts';
import type { Found, Sides, Subject } from './found.ts';

type Ending = SdlName & { readonly directives: string };

/** A difference in the announced end of one element that is on both sides. */
export function compareEnds(sides: Sides, subject: Subject, old: Ending, current: Ending): readonly Found[] {
  const [before, after] = [old, current].map(({ directives }) => announcedEnd(directives, sides.usageHidden));
  const what = sunsetMove(before, after);
  if (what === undefined) return [];
  return [
    found(`sunset-${what}`, subject, {
      old,
      new: current,
      reason: `The announced end of ${subject.pointer}: ${before ?? 'none'} → ${after ?? 'none'}.`,
      oldValue: before,
      newValue: after,
    }),
  ];
}

/** What of the new schema is there on both sides although its announced end has passed. */
export function passedEnds(sides: Sides): readonly Found[] {
  const { now } = sides;
  if (now === undefined) return [];
  return [...sides.new.types.values()]
    .filter((type) => mayEnd(sides, type))
    .flatMap((type) => {
      const before = sides.old.types.get(type.name);
      const kept = [...type.members.values()].filter(({ name }) => before?.members.has(name) === true);
      return kept.flatMap((member) => passedIn(sides, type, member, now));
    });
}

// Its members are put together only if there is a day in its text.
function mayEnd({ new: { text } }: Sides, { parts }: SdlDefinition): boolean {
  return parts.some(({ end, start }) => anyDay.test(text.slice(start, end)));
}

function passedIn(sides: Sides, type: SdlDefinition, member: SdlMember, now: string): readonly Found[] {
  const pointer = `${type.name}.${member.name}`;
  const direction = type.kind === 'input' ? 'request' : 'response';
  const own: readonly (readonly [SdlMember, Subject])[] = [
    [member, { path: [type.name, member.name], pointer, direction }],
    ...member.args.map((argument): readonly [SdlMember, Subject] => [
      argument,
      {
        path: [type.name, member.name, `arg ${argument.name}`],
        pointer: `${pointer}(${argument.name}:)`,
        direction: 'request',
      },
    ]),
  ];
  return own.flatMap(([one, subject]) => {
    const end = announcedEnd(one.directives, sides.usageHidden);
    if (!hasPassed(end, now)) return [];
    const reason = `The announced end of ${subject.pointer}, ${end ?? ''}, has passed, and it is still there.`;
    return [found('sunset-passed', subject, { new: one, reason, newValue: end })];
  });
}
