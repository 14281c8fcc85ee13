/** What a `contracts/<id>/sandbox.ts` imports. */
export { defineRestSandbox, defineGraphqlSandbox } from './define-sandbox.ts';
export type {
  DriftPack,
  GraphqlSandbox,
  RestHandler,
  RestSandbox,
  SandboxContext,
  SandboxReply,
  SandboxRequest,
} from './define-sandbox.ts';
export { SandboxClock } from './clock.ts';
export { TokenStore } from './tokens.ts';
