/** What a project's own Playwright configuration may be called, in Playwright's order: the first that is there counts. */
export const ownConfigNames: readonly string[] = ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map(
  (ending) => `playwright.config.${ending}`,
);
