import type { GraphqlUse } from '../../model/usage.ts';
import type { Difference } from '../difference.ts';
import { nearestTouch } from './touch.ts';
import type { Touch } from './touch.ts';

type Told = Pick<Difference, 'rule' | 'path' | 'old' | 'new' | 'newValue'>;

/** How near the use of one GraphQL document comes to a change of the schema. */
function touchGraphql(difference: Told, used: GraphqlUse): Touch {
  const use = new Sets(used);
  const coordinate = difference.old?.pointer ?? difference.new?.pointer ?? '';
  const rule = difference.rule.replace(/^graphql-(?:deprecated-)?|-before-sunset$/g, '');
  const [, noun] = /^(?:required-)?(argument|input-field|directive-argument)-/.exec(rule) ?? [];
  if (noun !== undefined) {
    const owner = ownerOf(difference.path, noun);
    return touchInput({ rule, coordinate, owner, newValue: difference.newValue }, use);
  }
  return touchOther(rule, coordinate, difference.path, use);
}

class Sets {
  readonly selected: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly unrecorded: boolean;

  constructor({ given, read, selected, types, unrecorded }: GraphqlUse) {
    this.selected = new Set(selected);
    this.read = new Set(read);
    this.given = new Set(given);
    this.types = new Set(types);
    this.unrecorded = unrecorded === true;
  }

  has(coordinate: string): boolean {
    return [this.selected, this.read, this.given, this.types].some((set) => set.has(coordinate));
  }

  /** What is selected but not read is nobody's concern, unless nobody noted what is read. */
  reading(coordinate: string, selected: boolean): Touch {
    if (this.read.has(coordinate)) return 'exact';
    return selected && this.unrecorded ? 'near' : 'none';
  }
}

/** The field, input type or directive that takes a value. */
function ownerOf(path: readonly string[], noun: string): string {
  const [type = '', field = ''] = path;
  return noun === 'argument' ? `${type}.${field}` : type;
}

type Input = {
  readonly rule: string;
  readonly coordinate: string;
  readonly owner: string;
  readonly newValue: unknown;
};

function touchInput({ coordinate, newValue, owner, rule }: Input, use: Sets): Touch {
  const given = use.given.has(coordinate);
  const isOfDefault = rule.includes('-default-');
  if (rule.endsWith('-removed') && !isOfDefault) return given ? 'exact' : 'none';
  if (rule.endsWith('-type-changed')) return touchRetyped(given, use.has(owner) && isRequired(newValue));
  if (!use.has(owner)) return 'none';
  // Who gives it may give null, or leave it out another time.
  const demanded = /^required-|-became-required$|-type-narrowed$/.test(rule);
  if (demanded) return given ? 'near' : 'exact';
  if (isOfDefault) return given ? 'none' : 'exact';
  return given || rule.endsWith('-added') ? 'near' : 'none';
}

// Who leaves it out may be refused for that now, unless it has a default.
function touchRetyped(given: boolean, demanded: boolean): Touch {
  if (given) return 'exact';
  return demanded ? 'near' : 'none';
}

function isRequired(type: unknown): boolean {
  return typeof type === 'string' && type.endsWith('!');
}

function touchOther(rule: string, coordinate: string, path: readonly string[], use: Sets): Touch {
  const last = path.at(-1) ?? '';
  switch (rule) {
    case 'field-type-widened':
      return use.reading(coordinate, use.selected.has(coordinate));
    case 'output-enum-value-added':
      return use.reading(path[0] ?? '', use.types.has(path[0] ?? ''));
    case 'output-enum-value-removed':
      return use.reading(coordinate, use.types.has(path[0] ?? ''));
    case 'input-enum-value-removed':
      if (use.given.has(coordinate)) return 'exact';
      return use.types.has(path[0] ?? '') ? 'near' : 'none';
    case 'union-member-removed':
      return both(use, coordinate, last.replace(/^member /, ''));
    case 'interface-removed':
      return touchInterface(use, coordinate, last.replace(/^implements /, ''));
    case 'interface-added':
    case 'interface-on-new-type':
      return use.types.has(last.replace(/^implements /, '')) ? 'exact' : 'none';
    default:
      return use.has(coordinate) ? 'exact' : 'none';
  }
}

// What is spread on the interface may never be met again, and its answers have one type less.
function touchInterface(use: Sets, type: string, name: string): Touch {
  const touch = both(use, type, name);
  return touch === 'none' && use.types.has(name) ? 'near' : touch;
}

function both(use: Sets, one: string, other: string): Touch {
  return use.types.has(one) && use.types.has(other) ? 'exact' : 'none';
}

/** How near the documents of a consumer come to a change, and which of them it touches at all. */
export function touchDocuments(
  difference: Told,
  uses: Readonly<Record<string, GraphqlUse>>,
): { readonly touch: Touch; readonly operations: readonly string[] } {
  const touches = Object.entries(uses).map(([name, use]) => [name, touchGraphql(difference, use)] as const);
  return {
    touch: nearestTouch(touches.map(([, touch]) => touch)),
    operations: touches.flatMap(([name, touch]) => (touch === 'none' ? [] : [name])).sort(),
  };
}
