/** Whether one named type is the other's implementation or member. */
type IsMember = (type: string, abstract: string) => boolean;

/** How a new type reads against the old one: as sets of the values that they hold. */
export type TypeRelation = 'equal' | 'narrowed' | 'widened' | 'changed';

const never: IsMember = () => false;

/** How a type text such as `[User!]` changed. `isMember` is only of use in output positions. */
export function relateTypes(old: string, current: string, isMember: IsMember = never): TypeRelation {
  if (old === current) return 'equal';
  if (holdsAll(old, current, isMember)) return 'narrowed';
  return holdsAll(current, old, isMember) ? 'widened' : 'changed';
}

/** Whether every value of the narrow type is one of the wide type. */
function holdsAll(wide: string, narrow: string, isMember: IsMember): boolean {
  if (narrow.endsWith('!')) return holdsAll(nullable(wide), nullable(narrow), isMember);
  if (wide.endsWith('!')) return false;
  if (wide.startsWith('[') && narrow.startsWith('['))
    return holdsAll(wide.slice(1, -1), narrow.slice(1, -1), isMember);
  if (wide.startsWith('[') || narrow.startsWith('[')) return false;
  return wide === narrow || isMember(narrow, wide);
}

function nullable(type: string): string {
  return type.endsWith('!') ? type.slice(0, -1) : type;
}
