// Stands in for ../index.ts where a test imports suites: scenarios are collected instead of handed to Playwright.
export * from '../index.ts';

/** What a scenario declares and does, by its title. */
export type Collected = {
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
  readonly run: (fixtures: object) => Promise<void>;
};

export const collected = new Map<string, Collected>();

type Details = { readonly annotation?: Collected['annotations'] };

/** Collects a scenario. A title that is there already is a mistake of the suites. */
export function scenario(title: string, ...rest: [Details, Collected['run']] | [Collected['run']]): void {
  if (collected.has(title)) throw new Error(`two scenarios are called ${title}`);
  const [details, run] = rest.length === 2 ? rest : [{}, rest[0]];
  collected.set(title, { annotations: details.annotation ?? [], run });
}

export const scenarioFor = (): typeof scenario => scenario;
