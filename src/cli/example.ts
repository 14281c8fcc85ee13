/** The last lines of a command's help: how it is called. */
export function example(command: string): string {
  return `\nExample:\n  ${command}`;
}
