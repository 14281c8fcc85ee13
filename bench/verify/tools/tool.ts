/** What a tool gets to know before it is measured. */
export type ToolContext = {
  /** A folder of its own, inside bench/verify, so that packages resolve. */
  readonly folder: string;
  readonly origin: string;
  /** Workers of the tools on Playwright Test. */
  readonly workers: number;
};

/** One run of a tool, by the Node that the bench itself runs on. */
export type ToolCommand = {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Something that sends the 500 exchanges. */
export type Tool = {
  readonly name: string;
  /** Which package's version is shown. */
  readonly packageName: string;
  /** What it does with each answer. */
  readonly checks: string;
  /** False: nothing looks at the answers, so a broken one is not to be noticed. */
  readonly validates: boolean;
  /** True: exchanges are sent one after another, so that it is not worth repeating with latency. */
  readonly sequential: boolean;
  /** Writes what it needs; this is not timed. */
  prepare(context: ToolContext): Promise<ToolCommand>;
};
