import { isIP } from 'node:net';
import type { ConfigProblem } from '../../util/errors.ts';
import type { YamlPath } from '../read-yaml.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

type UrlOfEnvironment = {
  readonly environment: string;
  readonly stage: unknown;
  readonly path: YamlPath;
  readonly text: string;
};

/**
 * What is wrong with the URLs of the environments: stray characters, parts that no prefix has, spellings that are not
 * the plain one, segments that servers read in several ways, `http` elsewhere than on loopback, and a test prefix that
 * covers a live one or the reverse.
 */
export function findUrlProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const urls = membersOf(memberOf(provider, 'environments')).flatMap(([name, environment]) =>
    urlsOf(name, environment),
  );
  const wrong = urls.flatMap((url) => {
    const mistake = mistakeIn(url.text);
    return mistake === undefined
      ? []
      : [
          report(url.path, {
            message: `${url.path.join('.')}: ${mistake.message}`,
            expected: mistake.expected,
            found: url.text.replace(/\/\/[^/]*@/, '//…@'),
          }),
        ];
  });
  return [
    ...wrong,
    ...overlapProblems(
      urls.filter(({ text }) => mistakeIn(text) === undefined),
      report,
    ),
  ];
}

function urlsOf(name: string, environment: unknown): readonly UrlOfEnvironment[] {
  const path = ['environments', name];
  const stage = memberOf(environment, 'stage');
  const also = memberOf(environment, 'alsoAllowed');
  const all: readonly [YamlPath, unknown][] = [
    [[...path, 'baseUrl'], memberOf(environment, 'baseUrl')],
    ...(Array.isArray(also)
      ? also.map((text, index): [YamlPath, unknown] => [[...path, 'alsoAllowed', index], text])
      : []),
  ];
  return all.flatMap(([at, text]) =>
    typeof text === 'string' ? [{ environment: name, stage, path: at, text }] : [],
  );
}

type Mistake = { readonly message: string; readonly expected: string };

const stray = /[()[\]<>{}"'`|^\\]|[.,;:!?]$/;

function mistakeIn(text: string): Mistake | undefined {
  return spellingMistake(text) ?? partMistake(new URL(text)) ?? plainFormMistake(text, new URL(text));
}

function spellingMistake(text: string): Mistake | undefined {
  const expected = 'scheme, host and path prefix, as https://api.example.com/v1';
  const trimmed = text.trim();
  if (/[\s\u0000-\u001f]/.test(text)) return { message: 'the URL holds white space', expected };
  const character = stray.exec(trimmed.replace(/^https?:\/\/\[[0-9a-f:.]+\]/i, ''))?.[0];
  if (character !== undefined) return strayCharacter(text, character);
  return URL.canParse(text) && /^https?:\/\//.test(text)
    ? undefined
    : { message: 'this is no URL', expected };
}

function strayCharacter(text: string, character: string): Mistake {
  const where = text.endsWith(character) ? 'ends in' : 'holds';
  const why =
    character === ')'
      ? ', as the Fluz document prints it: a bracket that closes a sentence, not a part of the URL'
      : '';
  return {
    message: `the URL ${where} a stray "${character}"${why}`,
    expected: text.endsWith(character) ? text.slice(0, -1) : `the URL without "${character}"`,
  };
}

function partMistake(url: URL): Mistake | undefined {
  const host = url.hostname;
  if (url.username !== '' || url.password !== '')
    return {
      message: 'the URL holds a user name or password',
      expected: 'credentials by reference, under credentials',
    };
  if (url.search !== '' || url.hash !== '')
    return { message: 'a prefix has no query and no fragment', expected: url.origin + url.pathname };
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0 && !isLoopback(host))
    return { message: 'the host is an IP address', expected: 'a host name, which a certificate can prove' };
  if (url.protocol === 'http:' && !isLoopback(host))
    return {
      message: 'http is for loopback hosts only',
      expected: `https:${url.href.slice('http:'.length)}`,
    };
  return undefined;
}

function plainFormMistake(text: string, url: URL): Mistake | undefined {
  if (url.hostname.endsWith('.'))
    return {
      message: 'the host ends in a dot',
      expected: url.origin.replace(/\.(?=:|$)/, '') + url.pathname,
    };
  if (url.pathname.includes('//'))
    return {
      message: 'the path holds an empty segment',
      expected: url.origin + url.pathname.replaceAll(/\/{2,}/g, '/'),
    };
  const path = url.pathname.replace(/\/$/, '');
  const strange = strangeSegment(path);
  if (strange !== undefined) return strangeMistake(url, path, strange);
  const plain = url.origin + path;
  return text === plain ? undefined : { message: 'the URL is not in its plain form', expected: plain };
}

/** A segment that servers do not all read alike: escaped, with parameters (`;x=1`), or of other signs than `-._~`. */
function strangeSegment(path: string): string | undefined {
  return path.split('/').find((segment) => !/^[\w.~-]*$/.test(segment));
}

function strangeMistake(url: URL, path: string, segment: string): Mistake {
  const readable = path.replaceAll(/%(?:2D|2E|5F|7E|3\d|[46][1-9A-F]|[57][\dA])/gi, (escape) =>
    decodeURIComponent(escape),
  );
  return {
    message: `the segment "${segment}" of the path is one that servers read in several ways`,
    expected:
      strangeSegment(readable) === undefined
        ? url.origin + readable
        : 'a prefix whose segments hold letters, digits and -._~ only',
  };
}

/** Whether a host name as WHATWG URLs give it can only be this machine. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

function overlapProblems(urls: readonly UrlOfEnvironment[], report: ReportProblem): readonly ConfigProblem[] {
  const live = urls.filter(({ stage }) => stage === 'live');
  const test = urls.filter(({ stage }) => stage === 'test');
  return test.flatMap((url) =>
    live
      .filter((other) => covers(url.text, other.text) || covers(other.text, url.text))
      .map((other) =>
        report(url.path, {
          message: `${url.path.join('.')}: the prefix of a test environment and that of the live environment ${other.environment} overlap`,
          expected: isShared(url, other)
            ? `${url.text} in the test environment only: the token endpoint of live is known from the contract`
            : `a prefix that neither covers ${other.text} nor lies below it`,
          found: url.text,
        }),
      ),
  );
}

/** Both may use one token endpoint. Still no URL is test and live at once: what is live is not reached, without exception. */
function isShared(one: UrlOfEnvironment, other: UrlOfEnvironment): boolean {
  return one.text === other.text && [one, other].every(({ path }) => path.includes('alsoAllowed'));
}

/** Whether everything below `inner` is below `outer` too; prefixes end where a path segment ends. */
function covers(outer: string, inner: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}
