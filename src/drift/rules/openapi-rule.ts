import type { ChangeDirection } from '../../model/change.ts';
import type { Rule } from './rule.ts';
import { theory } from './schema-facets.ts';
import { dangerous, safe } from './severities.ts';
import { openapi } from './specifications.ts';

type Json = Readonly<Record<string, unknown>>;

export type RuleDraft = {
  readonly name: string;
  readonly kind: Rule['kind'];
  readonly title: string;
  readonly why: string;
  /** Section of the OpenAPI Specification 3.1. */
  readonly section: string;
  readonly mirror: string;
  readonly severity?: Partial<Record<ChangeDirection, Rule['severity']>>;
  /** Two operations (OpenAPI Operation Objects) where it happens, and two where it does not. */
  readonly example: readonly [Json, Json];
  readonly silent: readonly [Json, Json];
};

/** A rule of the document as a whole, with whole documents as its examples. */
export type DocumentDraft = Omit<Rule, 'protocol' | 'source' | 'mirror' | 'example' | 'silent'> & {
  readonly section: string;
  readonly mirror: string;
  readonly example: readonly [string, string];
  readonly silent: readonly [string, string];
};

/** The rules of a draft for what the provider is sent and for what it sends (webhooks, callbacks). */
export function bothWays(
  draft: RuleDraft,
  directions: readonly ChangeDirection[] = ['request', 'response'],
): readonly Rule[] {
  return directions.map((direction) => ({
    id: `${direction}-${draft.name}`,
    protocol: 'openapi',
    kind: draft.kind,
    direction,
    severity: draft.severity?.[direction] ?? severityOf(draft.kind, direction),
    title: `${direction}: ${draft.title}`,
    why: draft.why,
    source: `${openapi}#${draft.section}`,
    mirror: { rule: `${direction}-${draft.mirror}` },
    example: texts(draft.example, draft, direction),
    silent: texts(draft.silent, draft, direction),
  }));
}

function severityOf(kind: Rule['kind'], direction: ChangeDirection): Rule['severity'] {
  if (kind === 'added') return safe;
  return kind === 'removed' ? dangerous : theory(kind, direction);
}

// What is said of requests shows in an operation's request, or in a webhook's answer, and the other way round.
function texts(
  [old, next]: readonly [Json, Json],
  draft: RuleDraft,
  direction: ChangeDirection,
): Rule['example'] {
  const answered =
    draft.section === 'responses-object' ||
    draft.section === 'header-object' ||
    draft.section === 'link-object';
  const asWebhook = (direction === 'request') === answered;
  return { old: document(old, asWebhook), new: document(next, asWebhook) };
}

/** A document with one operation, as text. */
export function document(operation: Json, asWebhook = false, more: Json = {}): string {
  const whole = { responses: { 200: { description: 'fine' } }, ...operation };
  const item = { post: whole };
  const paths = asWebhook ? { webhooks: { happened: item } } : { paths: { '/a': item } };
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, ...paths, ...more });
}
