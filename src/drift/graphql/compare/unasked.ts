import type { UnaskedKey } from '../../document/unasked-keys.ts';
import type { GraphqlSource } from '../../schema-document.ts';
import type { Found, Sides } from './found.ts';

const keys: readonly (readonly [rule: RegExp, key: UnaskedKey])[] = [
  [/-default-|-became-required$/, 'defaultValue'],
  [/-description-/, 'description'],
  [/-one-of-/, 'isOneOf'],
  [/directive-repeatable-/, 'isRepeatable'],
  [/-specified-by-/, 'specifiedByURL'],
];

const roots: Readonly<Record<string, UnaskedKey>> = {
  mutation: 'mutationType',
  subscription: 'subscriptionType',
};

/** The keys of introspection that a difference is read from on one side; none: what every result has. */
function keysOf(one: Found, sides: Sides): readonly UnaskedKey[] {
  const [holder = '', name = ''] = one.path;
  if (holder === 'schema' && /-root-(?:added|removed)$/.test(one.rule))
    return roots[name] === undefined ? [] : [roots[name]];
  if (isLoneAndDeprecated(one, sides)) return [deprecationOf(one, sides)];
  if (/-deprecation-|-sunset-(?!passed)/.test(one.rule)) {
    const isOfReason = /-deprecation-changed$|-sunset-/.test(one.rule);
    return [deprecationOf(one, sides), ...(isOfReason ? (['deprecationReason'] as const) : [])];
  }
  return keys.filter(([rule]) => rule.test(one.rule)).map(([, key]) => key);
}

function deprecationOf({ path }: Found, sides: Sides): UnaskedKey {
  const [holder = '', , argument] = path;
  const isDirective = holder.startsWith('@');
  if (isDirective && path.length === 1) return 'isDeprecated of directives';
  const isInput = [sides.old, sides.new].some(({ types }) => types.get(holder)?.kind === 'input');
  return isInput || isDirective || argument?.startsWith('arg ') === true
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
  let mayBeHidden = false;
  const hidesDefaults = unasked.has('defaultValue') && source.sdl === sides.new.text;
  const told = found.flatMap((one): readonly Found[] => {
    const key = keysOf(one, sides).find((each) => unasked.has(each));
    mayBeHidden ||= key === undefined && unasked.has('includeDeprecated') && isHideable(one, sides);
    if (hidesDefaults && one.rule.startsWith('graphql-required-')) {
      missed.add('defaultValue');
      // It is there, but with a default it need not be given.
      return [{ ...one, attempt: undefined }];
    }
    if (key !== undefined) missed.add(key);
    return key === undefined ? [one] : [];
  });
  return { told, message: messageOf([...missed].sort(), mayBeHidden) };
}

function isHideable(one: Found, sides: Sides): boolean {
  return deprecationOf(one, sides) === 'isDeprecated' && isLoneAndDeprecated(one, sides);
}

function messageOf(missed: readonly UnaskedKey[], mayBeHidden: boolean): string | undefined {
  const sentences = [
    ...(missed.length === 0
      ? []
      : [`the introspection query did not ask for ${missed.join(', ')}: what changed of it is not told`]),
    ...(mayBeHidden
      ? [
          'the result has nothing that is deprecated: unless includeDeprecated was asked for, it only hides it',
        ]
      : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join('; ');
}
