import type { OperationInput } from '../contract/contract.ts';
import { fillTemplate, generators } from '../contract/template.ts';
import type { TemplateValues } from '../contract/template.ts';
import { getAt } from '../util/pointer.ts';
import type { Provider, Recipe } from '../model/provider.ts';
import type { ScenarioApi } from './api.ts';
import { CallFailed } from './call-failed.ts';
import { callUntil } from './call-until.ts';
import { insteadOf } from './instead-of.ts';

/** Test data: made up on the spot, or fetched by the recipes of provider.yaml. Never real data of anyone. */
export type Given = typeof generators & {
  /** Carries out recipes and those they need, in order; returns everything they keep, by name. */
  values(...recipes: string[]): Promise<Record<string, string>>;
  /** Carries out one recipe so many times; what each kept. */
  many(recipe: string, times: number): Promise<Record<string, unknown>[]>;
  /** Test data of which nothing has been made yet: every recipe is carried out again. */
  anew(): Given;
  /** Fills a template of provider.yaml with the values of its recipes and others given here. */
  input(
    call: { input?: unknown; given?: readonly string[] | undefined },
    others?: TemplateValues,
  ): Promise<OperationInput>;
};

/** The environment's credentials in the world that the scenario runs in. */
type Credentials = () => Promise<Readonly<Record<string, string>>>;

/** Test data for one scenario; each recipe is carried out at most once per scenario. */
export function createGiven(provider: Provider, credentials: Credentials, api: ScenarioApi): Given {
  const done = new Map<string, Promise<Record<string, unknown>>>();
  const once = (name: string): Promise<Record<string, unknown>> => {
    const running = done.get(name) ?? run(name);
    done.set(name, running);
    return running;
  };
  const all = async (names: readonly string[]) => {
    const kept: Record<string, unknown> = {};
    for (const name of names) Object.assign(kept, await once(name));
    return kept;
  };
  const run = async (name: string): Promise<Record<string, unknown>> => {
    const recipe = provider.given[name];
    if (recipe === undefined) throw new Error(`${provider.id}: provider.yaml has no recipe given.${name}`);
    const before = await all(recipe.given ?? []);
    const input = fillTemplate(recipe.input ?? {}, {
      given: before,
      credential: await credentials(),
    }) as OperationInput;
    return { ...before, ...(await follow(api, name, recipe, input)) };
  };
  return {
    ...generators,
    anew: () => createGiven(provider, credentials, api),
    many: (recipe, times) => Promise.all(Array.from({ length: times }, () => run(recipe))),
    values: async (...names) => (await all(names)) as Record<string, string>,
    input: async (call, others = {}) =>
      fillTemplate(call.input ?? {}, {
        ...others,
        credential: await credentials(),
        given: { ...(await all(call.given ?? [])), ...others.given },
      }) as OperationInput,
  };
}

async function follow(api: ScenarioApi, name: string, recipe: Recipe, input: OperationInput) {
  const { data } = await callUntil(api, recipe.operation, input, recipe.until, `given.${name}`);
  return Object.fromEntries(
    Object.entries(recipe.keep).map(([key, at]) => {
      const value = getAt(data, at);
      if (value === undefined) throw notKept(recipe.operation, `given.${name}.keep.${key}`, data, at);
      return [key, value];
    }),
  );
}

function notKept(operation: string, what: string, data: unknown, at: string): CallFailed {
  const found = insteadOf(data, at);
  const expected = `something at ${at}, for ${what} of provider.yaml`;
  return CallFailed.unexpected(operation, expected, found);
}
