/** Words for an expectation about one of several replies: a finding is then put down to that reply's operation. */
export function shownBy({ exchange }: { readonly exchange: string }): string {
  return `(exchange ${exchange})`;
}
