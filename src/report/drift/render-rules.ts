import { policyNames } from '../../drift/rules/policies.ts';
import type { PolicyName, Rule } from '../../drift/rules/rule.ts';
import type { Style } from '../style.ts';
import { renderTable } from '../render-table.ts';
import { verdictTones } from '../verdict-tones.ts';

/** The rule catalogue as a table, with the severity under each policy. */
export function renderRules(rules: readonly Rule[], style: Style): string {
  const rows = rules.map((rule) => [
    rule.id,
    rule.protocol,
    rule.direction,
    ...policyNames.map((policy) => severity(rule, policy, style)),
    rule.title,
  ]);
  const head = ['rule', 'protocol', 'direction', ...policyNames, 'what happened'];
  const table = renderTable(head, rows, new Set(head.keys()));
  return `${table}\n\n${rules.length} rules. livegate rules <rule> explains one, with an example.\n`;
}

/** One rule with its reason, its mirror and its examples. */
export function renderRule(rule: Rule, style: Style): string {
  const under = policyNames.map((policy) => `${policy} ${severity(rule, policy, style)}`).join(', ');
  const mirror = 'rule' in rule.mirror ? rule.mirror.rule : `none: ${rule.mirror.none}`;
  return [
    `${style('strong', rule.id)}: ${rule.title}`,
    '',
    rule.why,
    '',
    `protocol   ${rule.protocol}`,
    `direction  ${rule.direction}`,
    `kind       ${rule.kind}`,
    `severity   ${under}`,
    `opposite   ${mirror}`,
    `rests on   ${rule.source}`,
    '',
    ...example('fires', rule.example, style),
    '',
    ...example('stays silent', rule.silent, style),
    '',
  ].join('\n');
}

function severity(rule: Rule, policy: PolicyName, style: Style): string {
  return style(verdictTones[rule.severity[policy]], rule.severity[policy]);
}

function example(
  title: string,
  { old: before, new: after }: Rule['example'],
  style: Style,
): readonly string[] {
  return [style('note', `${title}:`), ...indented('old', before), ...indented('new', after)];
}

function indented(side: string, text: string): readonly string[] {
  return [
    `  ${side}`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ];
}
