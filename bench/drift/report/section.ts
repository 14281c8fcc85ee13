/** One part's results, as Markdown below a heading of its own. */
export type Section = {
  readonly heading: string;
  readonly text: string;
};
