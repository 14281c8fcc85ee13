/** The exit codes that an error can end a run with: wrong use or configuration, or no verdict possible. */
export type ErrorExitCode = 2 | 3;

export type LivegateErrorOptions = {
  readonly hint?: string;
  readonly cause?: unknown;
  readonly exitCode?: ErrorExitCode;
};

/**
 * An error for when no verdict is possible; what can be judged is a finding instead, never an error.
 * `code` comes from a closed union of the throwing module. `hint` says what to do next.
 */
export class LivegateError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly hint: string | undefined;
  /** What the process ends with when nothing catches it: 2 usage or configuration, 3 could not decide. */
  readonly exitCode: ErrorExitCode;

  constructor(code: Code, message: string, options: LivegateErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LivegateError';
    this.code = code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 3;
  }
}

/** One mistake in a file that people write. Lines and columns begin at 1; absent where the file as a whole is meant. */
export type ConfigProblem = {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  /** The valid name that comes nearest to the one found. */
  readonly nearest?: string;
  readonly hint?: string;
};

export type ConfigErrorCode =
  'config_invalid' | 'config_missing' | 'provider_unknown' | 'contract_invalid' | 'placeholder_unknown';

/** Configuration that cannot be used, with **all** its mistakes. Ends a run with exit code 2. */
export class ConfigError extends LivegateError<ConfigErrorCode> {
  readonly problems: readonly ConfigProblem[];

  constructor(code: ConfigErrorCode, problems: readonly ConfigProblem[], options: LivegateErrorOptions = {}) {
    super(code, problems.map(renderProblem).join('\n'), { ...options, exitCode: 2 });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

function renderProblem(problem: ConfigProblem): string {
  const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const details = [
    problem.expected === undefined ? '' : `expected ${oneLine(problem.expected)}`,
    problem.found === undefined ? '' : `found ${oneLine(problem.found)}`,
    problem.nearest === undefined ? '' : `did you mean ${problem.nearest}?`,
    problem.hint ?? '',
  ].filter((detail) => detail !== '');
  return [`${place}: ${oneLine(problem.message)}`, ...details.map((detail) => `    ${detail}`)].join('\n');
}
