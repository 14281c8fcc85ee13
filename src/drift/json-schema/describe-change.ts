import { omit } from '../../util/omit.ts';
import type { LocalChange } from './local-change.ts';

const longestShown = 120;

/** A change in words: what was there, what is there. */
export function describeChange(change: LocalChange): string {
  const { because, facet, shown, subject, value } = change;
  if (because !== undefined) return `${describeChange(omit(change, 'because'))}: ${because}`;
  const name = subject ?? '';
  if (facet === 'optional-property')
    return `optional property ${name} ${change.declaredBy === 'old' ? 'removed' : 'added'}${change.isUncarried === true ? ', which is not carried' : ''}`;
  if (facet === 'hidden')
    return `${name} ${change.declaredBy === 'new' ? 'is not carried any more' : 'is carried now'}`;
  const narrowing = shown.narrowing !== undefined;
  const isBothWays = narrowing && shown.widening !== undefined;
  const words = isBothWays && facet === 'type' ? undefined : sentences[facet];
  if (words !== undefined) return words(name, narrowing, value);
  return `${facet.replaceAll('-', ' ')} ${said(value.old)} → ${said(value.new)}`;
}

type Values = LocalChange['value'];

const sentences: Partial<
  Record<LocalChange['facet'], (name: string, narrowing: boolean, value: Values) => string>
> = {
  type: (_, narrowing, { new: next, old }) =>
    `type ${said(narrowing ? old : next)} ${narrowing ? 'removed' : 'added'}`,
  null: (_, narrowing) => (narrowing ? 'null is not accepted any more' : 'null is possible now'),
  alternative: (_, narrowing) => `an alternative of the union was ${narrowing ? 'removed' : 'added'}`,
  value: (_, narrowing) =>
    narrowing ? 'no value is accepted any more' : 'values are accepted where none was',
  enum: (_, narrowing, { new: next, old }) =>
    narrowing ? `limited to ${said(next)}` : `no longer limited to ${said(old)}`,
  'enum-value': (_, narrowing, { new: next, old }) =>
    narrowing ? `enum without ${said(old)}` : `enum with ${said(next)} too`,
  'property-required': (name, narrowing) =>
    `property ${name} ${narrowing ? 'became required' : 'became optional'}`,
  'required-property': (name, narrowing) => `required property ${name} ${narrowing ? 'added' : 'removed'}`,
  property: (name, narrowing) =>
    `property ${name} ${narrowing ? 'is not accepted any more' : 'is accepted now'}`,
  'additional-properties': (_, narrowing) =>
    `undeclared properties are ${narrowing ? 'forbidden' : 'allowed'} now`,
  'dependent-required': (name, _, { new: next, old }) =>
    `with ${name} there must be ${said(old)} → ${said(next)}`,
  condition: (name) => `the condition under ${name} differs`,
};

function said(value: unknown): string {
  if (value === undefined) return 'none';
  const list = Array.isArray(value) ? value : [value];
  const text = list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
