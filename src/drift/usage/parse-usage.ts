import { compiledSchema } from '../../contract/schema/compiled-schema.ts';
import type { Usage } from '../../model/usage.ts';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';

/**
 * Parses the text of a usage file; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) where
 * it is no JSON or not as its JSON Schema says.
 */
export function parseUsage(text: string, file: string): Usage {
  const value = parseJson(text, file);
  const validate = compiledSchema('usage');
  if (validate(value)) return value as Usage;
  const [error] = validate.errors ?? [];
  throw invalid({
    file,
    message: `${error?.instancePath === '' ? 'the file' : (error?.instancePath ?? '')} is not valid`,
    found: error?.message ?? 'something else',
  });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid({ file, message: 'is no JSON', found: (error as Error).message });
  }
}

function invalid(problem: ConfigProblem): ConfigError {
  const expected = 'a file that livegate usage wrote';
  return new ConfigError('config_invalid', [{ ...problem, expected, hint: 'Write it anew: livegate usage' }]);
}
