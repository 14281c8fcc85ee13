import type { Disagreement } from '../disagreement.ts';
import type { Fault } from '../faults/fault.ts';

/** A world as its users see it. */
export type WorldInfo = {
  readonly id: string;
  /** Real origin → `http://127.0.0.1:port`. */
  readonly routes: Readonly<Record<string, string>>;
  /** `provider@environment` → the credentials of this world, by the names of provider.yaml. */
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

type InWorld = { readonly world: string };
type InEnvironment = InWorld & { readonly provider: string; readonly environment: string };

/** What can be asked of a running sandbox, in the process and over HTTP: the parameters and the result of each. */
export type ControlMethods = {
  /** Without a provider: of all. */
  createWorld: (parameters: { readonly provider?: string; readonly drifts?: readonly string[] }) => WorldInfo;
  closeWorld: (parameters: InWorld) => null;
  /** Without a world: the one that has been there longest, which is that of the start. */
  describeWorld: (parameters: Partial<InWorld>) => WorldInfo;
  /** Moves the world's clock forward by so many milliseconds; answers Unix milliseconds on that clock. */
  advance: (parameters: InWorld & { readonly milliseconds: number }) => number;
  /** Unix milliseconds on the world's clock. */
  now: (parameters: InWorld) => number;
  /** Makes the `Date` headers of the world lie by so many milliseconds. */
  skew: (parameters: InWorld & { readonly milliseconds: number }) => null;
  /** Runs the environment's documented data reset now. */
  reset: (parameters: InEnvironment) => null;
  /** Text is read as the command line's. */
  addFault: (parameters: InWorld & { readonly fault: Fault | string }) => null;
  clearFaults: (parameters: InWorld) => null;
  /** Uses up the limits that hold for an operation; refused where the provider declares none. */
  exhaust: (parameters: InEnvironment & { readonly operation: string }) => null;
  /** Ids that exist in this environment and must be unknown in every other one. */
  sampleIds: (parameters: InEnvironment) => Readonly<Record<string, string | number>>;
  /** Requests by `provider@environment` in one world, or in all worlds of the sandbox, closed ones too. */
  counters: (parameters: Partial<InWorld>) => {
    readonly requests: Readonly<Record<string, number>>;
    readonly liveRequests: number;
  };
  /** Replies that contradicted the contract, in all worlds. */
  disagreements: (parameters: Record<string, never>) => readonly Disagreement[];
};

export const controlMethodNames = [
  'createWorld',
  'closeWorld',
  'describeWorld',
  'advance',
  'now',
  'skew',
  'reset',
  'addFault',
  'clearFaults',
  'exhaust',
  'sampleIds',
  'counters',
  'disagreements',
] as const satisfies readonly (keyof ControlMethods)[];

export type ControlMethod = keyof ControlMethods;
export type ControlParameters<Method extends ControlMethod> = Parameters<ControlMethods[Method]>[0];
export type ControlResult<Method extends ControlMethod> = ReturnType<ControlMethods[Method]>;
