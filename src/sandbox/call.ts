import type { Finding } from '../model/finding.ts';
import type { AnyContext, SandboxReply, SandboxRequest } from './define-sandbox.ts';
import type { EnvironmentInstance } from './world/environment-instance.ts';

/** Who calls, or the reply that refuses. REST behaviours keep no caller. */
type Admission = { readonly caller: unknown } | { readonly refuse: SandboxReply };

/** One request to one operation in one environment, parsed and not yet answered. */
export type Call = {
  readonly instance: EnvironmentInstance;
  /** All environments of the provider in this world. */
  readonly instances: ReadonlyMap<string, EnvironmentInstance>;
  /** Operation id; empty where the document sent is not one of the contract's. */
  readonly operation: string;
  readonly protocol: 'rest' | 'graphql';
  readonly request: SandboxRequest;
  readonly admit: (request: SandboxRequest, context: AnyContext) => Admission;
  readonly handle: (request: SandboxRequest, context: AnyContext, caller: unknown) => Promise<SandboxReply>;
  /** What of a reply contradicts the contract. */
  readonly check: (reply: SandboxReply) => readonly Finding[];
  /** The media type that the contract documents for a status. */
  readonly mediaType: (status: number) => string;
};

/** Answers a request; a fault wraps one such function in another. */
export type Serve = (request: SandboxRequest) => Promise<SandboxReply>;
