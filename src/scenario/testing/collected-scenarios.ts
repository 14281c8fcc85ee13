// Stands in for ../index.ts where a test imports suites: scenarios are collected instead of handed to Playwright.
export * from '../index.ts';

/** What a scenario declares and does. */
export type Collected = {
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
  readonly run: (fixtures: object) => Promise<void>;
};

const collected = new Map<string, Collected>();
let folder = '';

type Details = { readonly annotation?: Collected['annotations'] };

/** What is declared from now on is of this folder of suites: two providers may call their scenarios the same. */
export function collectFor(next: string): void {
  folder = next;
}

/** The scenario with this title, in the first of these folders of suites that has it. */
export function collectedIn(folders: readonly string[], title: string): Collected | undefined {
  return folders.map((name) => collected.get(`${name}/${title}`)).find((found) => found !== undefined);
}

/** Collects a scenario. A title that its folder has already is a mistake of the suites. */
export function scenario(title: string, ...rest: [Details, Collected['run']] | [Collected['run']]): void {
  const key = `${folder}/${title}`;
  if (collected.has(key)) throw new Error(`two scenarios are called ${key}`);
  const [details, run] = rest.length === 2 ? rest : [{}, rest[0]];
  collected.set(key, { annotations: details.annotation ?? [], run });
}

export const scenarioFor = (): typeof scenario => scenario;
