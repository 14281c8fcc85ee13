import type { Rule } from '../../drift/rules/rule.ts';
import { renderRule, renderRules } from '../../report/drift/render-rules.ts';
import type { Style } from '../../report/style.ts';
import { nearest } from '../../util/nearest.ts';
import { UsageError } from '../../util/usage-error.ts';
import { allRules } from '../../drift/rules/all-rules.ts';

/** The catalogue, or one rule of it. Throws a `UsageError` with the nearest name for a rule that there is not. */
export function showRules(id: string | undefined, json: boolean, style: Style): string {
  if (id === undefined) return json ? toJson(allRules) : renderRules(allRules, style);
  const rule = allRules.find((one) => one.id === id) ?? unknown(id, allRules);
  return json ? toJson(rule) : renderRule(rule, style);
}

function unknown(id: string, rules: readonly Rule[]): never {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const hint = near === undefined ? '"livegate rules" lists them.' : `Did you mean ${near}?`;
  throw new UsageError('option_invalid', `there is no rule called ${JSON.stringify(id)}`, hint);
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
