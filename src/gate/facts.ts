import type { Contract } from '../contract/contract.ts';
import type { Checklist } from '../model/checklist.ts';
import type { RunRecord, ScenarioResult, SeenCertificate } from '../model/run-record.ts';
import type { Waiver } from '../model/waiver.ts';
import type { CredentialManifest } from '../seal/credential-manifest.ts';
import type { Digest } from '../util/digest.ts';
import type { AuthoredChange } from './change-authors.ts';
import type { KeyComparison } from './compare-keys.ts';
import type { LedgerState } from './ledger-state.ts';

/** One exchange of a run, as far as the gate looks at it. */
export type SeenExchange = {
  readonly id: string;
  readonly environment: string;
  readonly operation: string;
  readonly status?: number;
  /** Present where the answer was a success by its status and a failure by its body. */
  readonly failedInside?: true;
};

/** A run whose evidence was signed by a trusted runner for this repository, and whose files are those that were signed. */
export type VerifiedRun = {
  readonly record: RunRecord;
  readonly exchanges: readonly SeenExchange[];
  /** Names of who signed it. */
  readonly signers: readonly string[];
  /** Digests of what its drift was judged by: the provider's waivers and its recorded use, where there were such. */
  readonly judgedBy: { readonly waivers?: string; readonly usage?: string };
  /** What comparing its keys with those of live came to, by the names of the test and the live environment. */
  readonly keys: ReadonlyMap<string, KeyComparison>;
};

/** A run that does not count, and why. */
export type RefusedRun = {
  /** Name of its folder. */
  readonly id: string;
  readonly reason: string;
  /** Whether it claims to be evidence: there is a signed file beside it. */
  readonly isSigned: boolean;
};

/** One scenario of the evidence, in one environment. */
export type Sampled = Pick<ScenarioResult, 'id' | 'title' | 'environment'> & {
  /** Id of the run that says it passed. */
  readonly run: string;
};

/** What running a sample of the evidence again came to. */
export type Resample = {
  readonly sample: readonly Sampled[];
  /** In which it failed now; each as `<scenario> in <environment>`. */
  readonly differing: readonly string[];
  /** Why nothing can be said of some of it. */
  readonly unavailable?: string;
};

/** What a decision and each use of one rest on: the files and the ledger, each read once. */
export type Basis = {
  readonly now: Date;
  readonly network: RunRecord['network'];
  readonly contract: Contract;
  readonly checklist: Checklist;
  /** Digests of what is there now, also of the names of the tool and the commit; an absent file is not in it. */
  readonly subjects: ReadonlyMap<string, Digest>;
  /** Of `waivers.yaml`. */
  readonly waivers: readonly Waiver[];
  /** What can be said of the sealed live credentials without opening them; absent where there are none. */
  readonly sealed?: { readonly recipients: number } | { readonly problem: string };
  /** What was written beside them when they were sealed; absent where nothing was. */
  readonly manifest?: CredentialManifest | { readonly problem: string };
  readonly ledger: LedgerState;
  /** What is deployed with the credentials; absent where there is no history. */
  readonly commit?: string;
};

/** All that a decision rests on: nothing is looked up while items are evaluated. */
export type Facts = Basis & {
  /** Of the live origins; absent where nobody looked. */
  readonly liveCertificates?: readonly SeenCertificate[];
  /** Of this provider on this network, newest first. */
  readonly runs: readonly VerifiedRun[];
  /** Newest first. */
  readonly refusedRuns: readonly RefusedRun[];
  /** What running some of the evidence again came to; absent where nobody asked for it. */
  readonly resample?: Resample;
  /** What has changed of what is judged since the last promotion; absent where no history says so. */
  readonly authored?: readonly AuthoredChange[];
  /** Where no more than the end of the history is here, so that nobody can say who wrote what. */
  readonly isShallow?: true;
};
