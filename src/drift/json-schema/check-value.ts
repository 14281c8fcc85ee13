import { ajvVerdict } from './ajv-verdict.ts';
import type { AjvVerdict } from './ajv-verdict.ts';
import { independentParts } from './independent-parts.ts';
import { Pruner } from './prune.ts';
import type { Hidden } from './hidden-schema.ts';
import { runWithin } from '../../util/run-within.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';

/** What Ajv says of a value; a refusal and a failure in its words. */
type Judged = { readonly fits: true } | { readonly refusal: string } | { readonly failure: string };

// A part that is asked for again and again may take Ajv exponentially long.
const longestJudgement = 250;

/** Puts a value to Ajv. Never throws for what a schema holds. */
export function judgeValue(schema: Conjunction, graph: SchemaGraph, value: unknown, hidden: Hidden): Judged {
  if (schema.nodes.length === 0) return { fits: true };
  const pruner = new Pruner(graph, hidden);
  const all = pruner.prune(schema.nodes, value);
  if (pruner.isUnread) return { failure: 'a reference leads nowhere' };
  if (Object.keys(pruner.definitions).length === 0) return worded(judgeInParts(all, value));
  const whole = { ...all, $defs: pruner.definitions };
  return worded(ajvVerdict(whole, value, (validate) => runWithin(validate, longestJudgement)));
}

/**
 * The verdict on a schema without references, part by part. Where more than one part has something against the value it
 * is put to the whole, for Ajv to say which comes first.
 */
export function judgeInParts(schema: object, value: unknown): AjvVerdict {
  let found: AjvVerdict = { fits: true };
  for (const part of independentParts(schema, value)) {
    const verdict = ajvVerdict(part.schema, part.value);
    if ('fits' in verdict) continue;
    if ('failure' in verdict || 'refusal' in found) return ajvVerdict(schema, value);
    const { at, message } = verdict.refusal;
    found = { refusal: { at: part.at + at, message } };
  }
  return found;
}

function worded(verdict: AjvVerdict): Judged {
  if (!('refusal' in verdict)) return verdict;
  const { at, message } = verdict.refusal;
  return { refusal: `${at === '' ? 'the value' : at} ${message}` };
}
