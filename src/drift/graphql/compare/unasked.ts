import type { UnaskedKey } from '../../document/unasked-keys.ts';
import type { GraphqlSource } from '../../schema-document.ts';
import type { Found, Sides } from './found.ts';

const keys: readonly (readonly [rule: RegExp, key: UnaskedKey])[] = [
  [/-description-/, 'description'],
  [/-one-of-/, 'isOneOf'],
  [/directive-repeatable-/, 'isRepeatable'],
  [/-specified-by-/, 'specifiedByURL'],
];

/** The key of introspection that a difference is read from; undefined: one that every result has. */
function keyOf(one: Found, sides: Sides): UnaskedKey | undefined {
  const [holder = '', , argument] = one.path;
  const isInput = [sides.old, sides.new].some(({ types }) => types.get(holder)?.kind === 'input');
  if (!/-deprecation-|-sunset-(?!passed)/.test(one.rule) && !isLoneAndDeprecated(one, sides))
    return keys.find(([rule]) => rule.test(one.rule))?.[1];
  return isInput || holder.startsWith('@') || argument?.startsWith('arg ') === true
    ? 'isDeprecated of inputs'
    : 'isDeprecated';
}

// Who does not ask whether something is deprecated does not see at all what is.
function isLoneAndDeprecated({ new: next, old, path }: Found, sides: Sides): boolean {
  if ((old === undefined) === (next === undefined)) return false;
  const schema = old === undefined ? sides.new : sides.old;
  const [holder = '', name = '', argument] = path.map((part) => part.replace(/^(?:@|arg )/, ''));
  const definition =
    path[0]?.startsWith('@') === true ? schema.directives.get(holder) : schema.types.get(holder);
  const member = definition?.members.get(name);
  const inner = argument === undefined ? member : member?.args.find((one) => one.name === argument);
  return inner !== undefined && /@\s*deprecated\b/.test(inner.directives);
}

/** What was not asked for, and seems to differ for that reason alone: of each side a sentence, or none. */
export function unaskedIn(
  found: readonly Found[],
  source: GraphqlSource,
  sides: Sides,
): { readonly told: readonly Found[]; readonly message: string | undefined } {
  const { unasked } = source;
  if (unasked.size === 0) return { told: found, message: undefined };
  const missed = new Set<UnaskedKey>();
  const told = found.filter((one) => {
    const key = keyOf(one, sides);
    if (key === undefined || !unasked.has(key)) return true;
    missed.add(key);
    return false;
  });
  const names = [...missed].sort().join(', ');
  return {
    told,
    message:
      missed.size === 0
        ? undefined
        : `the introspection query did not ask for ${names}: what changed of it is not told`,
  };
}
