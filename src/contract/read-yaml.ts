import {
  LineCounter,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from './yaml-parser.ts';
import type { Document, Node, YAMLError } from 'yaml';
import { ConfigError } from '../util/errors.ts';
import type { ConfigErrorCode, ConfigProblem } from '../util/errors.ts';

/** Names of members and indices of items from the root of a document. */
export type YamlPath = readonly (string | number)[];

type Position = { readonly line: number; readonly column: number };

/** A parsed YAML file that still knows where everything stands in it. */
export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  /** A line as it is written; the first is 1. */
  lineAt(line: number): string;
  /** Where the value at a path begins, or the key that leads to it; the nearest enclosing one where there is none. */
  locate(path: YamlPath, part?: 'key' | 'value'): Position;
};

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
// Members of a provider's schemas are called as they are; nothing merges what a schema document says.
const forbiddenInContracts = new Set(['__proto__']);
const yamlTags = 'tag:yaml.org,2002:';
// A set, a date or bytes are no values that a schema could judge: a set is an object without members to it.
const jsonTags = new Set(
  ['map', 'seq', 'str', 'null', 'bool', 'int', 'float'].map((name) => yamlTags + name),
);
// People write the answers that all operations have once, with an anchor.
const mostAliases = { contract: 10_000, ours: 100 } as const;
// A parser that keeps positions needs 100 times the memory of its text.
const mebibyte = 1024 * 1024;
const mostMebibytes = 16;

/**
 * Parses a YAML 1.2 text. Throws a `ConfigError` of the given code with **all** of its mistakes: syntax errors, duplicate
 * keys, tags of what JSON has not, keys that would reach a prototype, several documents, collections that hold themselves; or, with
 * what is too much of it: characters, aliases, collections inside each other. Runs nothing and reads no other file.
 */
export function readYaml(text: string, file: string, code: ConfigErrorCode = 'config_invalid'): YamlFile {
  if (text.length > mostMebibytes * mebibyte) throw new ConfigError(code, [tooLarge(text, file)]);
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    version: '1.2',
    // YAML 1.2 has no merge keys, yet people write OpenAPI with them; what compares documents reads them too.
    merge: code === 'contract_invalid',
  });
  const position = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.some(isExhausted)) throw new ConfigError(code, [tooDeep(file)]);
  const problems = [
    ...syntaxProblems(document, file, position),
    ...keyProblems(document, { file, position, code }),
    ...tagProblems(document, file, position),
    ...circleProblems(document, file, position),
  ];
  if (problems.length > 0) throw new ConfigError(code, problems);
  return {
    file,
    value: toValue(document, file, code),
    lineAt: (line) => text.slice(counter.lineStarts[line - 1] ?? text.length).split('\n', 1)[0] ?? '',
    locate: (path, part = 'value') => position(offsetOf(document, path, part)),
  };
}

function tooLarge({ length }: string, file: string): ConfigProblem {
  return {
    file,
    message: 'the file is too large',
    expected: `at most ${String(mostMebibytes)} MiB`,
    found: `${String(Math.ceil(length / mebibyte))} MiB`,
  };
}

// The parser ran out of stack; what it reports besides comes of that.
function isExhausted({ code }: YAMLError): boolean {
  return code === 'RESOURCE_EXHAUSTION';
}

function tooDeep(file: string): ConfigProblem {
  return {
    file,
    message: 'the file is nested too deeply',
    expected: 'at most some hundred collections inside each other',
    found: 'more',
  };
}

type Locate = (offset: number) => Position;

function syntaxProblems(document: Document.Parsed, file: string, position: Locate): readonly ConfigProblem[] {
  return [...document.errors, ...document.warnings].map((error) => ({
    file,
    ...position(error.pos[0]),
    message: error.message,
  }));
}

type Reading = { readonly file: string; readonly position: Locate; readonly code: ConfigErrorCode };

function keyProblems(document: Document.Parsed, { code, file, position }: Reading): readonly ConfigProblem[] {
  const forbidden = code === 'contract_invalid' ? forbiddenInContracts : forbiddenKeys;
  const problems: ConfigProblem[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      const at = position((key as Node | null)?.range?.[0] ?? 0);
      if (isScalar(key) && !forbidden.has(String(key.value))) return;
      const message = isScalar(key)
        ? `the key ${String(key.value)} is not allowed`
        : 'a key must be plain text';
      problems.push({ file, ...at, message });
    },
  });
  return problems;
}

function tagProblems(document: Document.Parsed, file: string, position: Locate): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Node: (_, { tag, range }) => {
      if (tag === undefined || jsonTags.has(tag)) return;
      const message = `the tag ${tag.replace(yamlTags, '!!')} is not allowed`;
      problems.push({ file, ...position(range?.[0] ?? 0), message, expected: 'what JSON can say as well' });
    },
  });
  return problems;
}

function circleProblems(document: Document.Parsed, file: string, position: Locate): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Alias: (_, alias, within) => {
      // To resolve one is to go through the document.
      const holder = within.findLast((node) => isCollection(node) && node.anchor === alias.source);
      if (holder === undefined || alias.resolve(document) !== holder) return;
      const message = `what is called &${alias.source} holds itself`;
      const expected = 'a value that ends: a schema refers to itself by $ref';
      problems.push({ file, ...position(alias.range?.[0] ?? 0), message, expected });
    },
  });
  return problems;
}

function toValue(document: Document.Parsed, file: string, code: ConfigErrorCode): unknown {
  const most = code === 'contract_invalid' ? mostAliases.contract : mostAliases.ours;
  try {
    return document.toJS({ maxAliasCount: most }) as unknown;
  } catch (error) {
    throw new ConfigError(code, [{ file, line: 1, column: 1, message: (error as Error).message }]);
  }
}

function offsetOf(document: Document.Parsed, path: YamlPath, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [index, token] of path.entries()) {
    const next = step(document, node, token);
    if (next === undefined) return offset;
    node = next.value;
    const wantsKey = part === 'key' && index === path.length - 1;
    offset = rangeStart(wantsKey ? next.key : next.value) ?? rangeStart(next.key) ?? offset;
  }
  return offset;
}

function step(
  document: Document.Parsed,
  container: unknown,
  token: string | number,
): { key: unknown; value: unknown } | undefined {
  const node = isAlias(container) ? container.resolve(document) : container;
  if (isSeq(node)) {
    const value: unknown = node.items[Number(token)];
    return value === undefined ? undefined : { key: undefined, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(token));
  return pair === undefined ? undefined : { key: pair.key, value: pair.value };
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
