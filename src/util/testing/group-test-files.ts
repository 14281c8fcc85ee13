import { basename } from 'node:path';

/** Test files that one process runs, in this order. */
export type TestGroup = { readonly name: string; readonly files: readonly string[] };

/** Folders of pure work: what their tests cost is for the most part starting a process and loading modules. Commands are none; what they are made of is. */
const pure =
  /^(?:src\/(?:attestation|contract|drift|gate|gateway|ledger|model|network|report|sandbox|scenario|seal|util)\/|src\/cli\/(?=.*\/)|contracts\/)/;

/** What one test file must not do to another: hooks of its own around every test, and state that all of a process share. */
const impure = [
  /^(?:before|after|beforeEach|afterEach)\(/m,
  /process\.(?:env\[[^\]]+\] = |chdir|exit|on\(|once\()/,
  /\bmock\.|\bglobalThis\b/,
  /node:child_process|start-browser|report-pages|start-process|run-cli/,
  // They weigh what the process holds.
  /large-body/,
];

/**
 * Divides test files among processes: those of one pure folder share one, each other file has its own. Every file is in
 * exactly one group, whether its folder is known here or not. Reads nothing but by `read`.
 */
export function groupTestFiles(
  files: readonly string[],
  read: (file: string) => string,
): readonly TestGroup[] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const name = groupOf(file, read);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups].map(([name, members]) => ({ name, files: members }));
}

function groupOf(file: string, read: (file: string) => string): string {
  const [folder] = pure.exec(file) ?? [];
  if (folder === undefined || /\.property\.test\.ts$/.test(basename(file))) return file;
  const text = read(file);
  return impure.some((sign) => sign.test(text)) ? file : folder.slice(0, -1);
}
