import { blankAnnotations } from '../../contract/graphql/blank-annotations.ts';
import type { Contract } from '../../contract/contract.ts';
import type { DriftPack } from '../define-sandbox.ts';

// Every scenario with a world of its own asks for the same.
const blanked = new Map<string, string>();

/**
 * The SDL that an environment serves: the pinned one without the notes that only that file has, its drift packs
 * applied. Empty for a REST provider.
 */
export function servedSdl({ graphql, provider }: Contract, drifts: readonly DriftPack[]): string {
  if (graphql === undefined) return '';
  const drifted = drifts.reduce((text, pack) => pack.sdl?.(text) ?? text, graphql.sdl);
  const { annotations = [] } = provider.contract;
  const key = `${annotations.join(' ')}\n${drifted}`;
  const known = blanked.get(key) ?? blankAnnotations(drifted, annotations);
  blanked.set(key, known);
  return known;
}
