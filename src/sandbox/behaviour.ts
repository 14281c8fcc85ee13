import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contract } from '../contract/contract.ts';
import { shownName } from '../contract/contract-files.ts';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { nearestOf } from '../util/nearest.ts';
import type { AnySandbox } from './define-sandbox.ts';

const fileNames = ['sandbox.ts', 'sandbox.js'];

/**
 * The behaviour that `contracts/<id>/sandbox.ts` exports, held against its contract.
 * Throws a `ConfigError` (`config_missing` without such a file, `config_invalid` with every mistake in it).
 */
export async function loadBehaviour(contract: Contract): Promise<AnySandbox> {
  const name = fileNames.find((one) => existsSync(join(contract.folder, one)));
  if (name === undefined) throw missing(contract);
  const file = shownName(contract.folder, name);
  const behaviour = await importDefault(join(contract.folder, name), file);
  const problems = findMistakes(behaviour, contract);
  if (problems.length > 0) {
    throw new ConfigError(
      'config_invalid',
      problems.map((problem) => ({ file, ...problem })),
    );
  }
  return behaviour as AnySandbox;
}

function missing(contract: Contract): ConfigError {
  return new ConfigError('config_missing', [
    {
      file: shownName(contract.folder, 'sandbox.ts'),
      message: `${contract.provider.name} has no behaviour on the sandbox network`,
      expected: 'a sandbox.ts whose default export is made with defineRestSandbox or defineGraphqlSandbox',
      hint: 'Without one, look at its real test environments: livegate verify --network internet.',
    },
  ]);
}

/** `file`: how it is called in messages. */
async function importDefault(path: string, file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
    return module.default;
  } catch (cause) {
    const message = `cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new ConfigError('config_invalid', [{ file, message }], { cause });
  }
}

type Mistake = Omit<ConfigProblem, 'file'>;

function findMistakes(behaviour: unknown, contract: Contract): readonly Mistake[] {
  if (!isBehaviour(behaviour)) {
    return [{ message: 'has no default export made with defineRestSandbox or defineGraphqlSandbox' }];
  }
  return [
    ...findDifference('provider', behaviour.provider, contract.provider.id),
    ...findDifference('protocol', behaviour.protocol, contract.provider.protocol),
    ...(behaviour.protocol === 'rest' ? findHandlerMistakes(behaviour.handlers, contract) : []),
  ];
}

function isBehaviour(value: unknown): value is AnySandbox {
  return typeof value === 'object' && value !== null && 'provider' in value && 'protocol' in value;
}

function findDifference(what: string, found: string, expected: string): readonly Mistake[] {
  return found === expected ? [] : [{ message: `is for another ${what}`, expected, found }];
}

function findHandlerMistakes(
  handlers: Readonly<Record<string, unknown>>,
  contract: Contract,
): readonly Mistake[] {
  const known = [...contract.operations.keys()];
  const unknown = Object.keys(handlers).filter((name) => !contract.operations.has(name));
  const unhandled = known.filter((name) => !Object.hasOwn(handlers, name));
  return [
    ...unhandled.map((name) => ({
      message: `handles no ${name}`,
      expected: `a handler for operation ${name}`,
    })),
    ...unknown.map((name) => unknownHandler(name, known)),
  ];
}

function unknownHandler(name: string, known: readonly string[]): Mistake {
  const message = `handles ${name}, which is no operation of the contract`;
  return { message, ...nearestOf(name, known) };
}
