import type { ChecklistFile } from '../model/checklist.ts';
import type { Provider } from '../model/provider.ts';

/**
 * The operations of a checklist that live is opened for: where it names effects, those alone whose effect is one of them.
 * One that `provider.yaml` says nothing of has none of them.
 */
export function openedOperations(
  { effects, operations }: Pick<ChecklistFile, 'effects' | 'operations'>,
  provider: Provider,
): readonly string[] {
  if (effects === undefined) return operations;
  return operations.filter((name) => {
    const effect = Object.hasOwn(provider.operations, name) ? provider.operations[name]?.effect : undefined;
    return effect !== undefined && effects.includes(effect);
  });
}
