import { posix } from 'node:path';

/** A URL with a scheme of at least two letters: one letter is a drive. */
const absoluteUrl = /^[a-z][a-z\d+.-]+:/i;

/**
 * The name of the file that a reference in another one leads to. Names are paths relative to the folder of the main
 * document, which is `''` itself, with `/` between and any `..` at the front only; or URLs. The fragment is left out.
 */
export function resolveReference(fromFile: string, reference: string): string {
  const [name = ''] = reference.split('#', 1);
  if (name === '') return fromFile;
  if (absoluteUrl.test(name)) return URL.canParse(name) ? new URL(name).href : name;
  if (absoluteUrl.test(fromFile) && URL.canParse(name, fromFile)) return new URL(name, fromFile).href;
  return posix.join(posix.dirname(fromFile), decode(name));
}

/** How a file of a document is called in messages: beside the main document, wherever that is. */
export function shownName(source: string, file: string): string {
  if (file === '' || absoluteUrl.test(file)) return file === '' ? source : file;
  if (/^https?:/i.test(source) && URL.canParse(file, source)) return new URL(file, source).href;
  const folder = /^(?:.*[/\\:])?/.exec(source)?.[0] ?? '';
  return folder + file;
}

/** Whether a name is that of a document on a server, not of a file beside the main one. */
export function isRemote(name: string): boolean {
  return absoluteUrl.test(name);
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
