import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { limits } from './limits.ts';
import { yamlParser } from './parsers.ts';
import type { NumberLiteral } from './number-literals.ts';
import { isAmbiguous } from './number-literals.ts';
import type { SourceText } from './source-text.ts';
import { quote } from './source-text.ts';
import { isMerge, keyOf, startOf } from './yaml-nodes.ts';

/** A value, the number of values in it with every alias written out, and how many collections are inside each other. */
type Read = { readonly value: unknown; readonly count: number; readonly height: number };

/** The value of a document, and the node that each of its aliases stands for. */
export type YamlValue = {
  readonly value: unknown;
  readonly targets: ReadonlyMap<unknown, Node>;
  /** Numbers of which others are read the same. */
  readonly ambiguous: readonly NumberLiteral[];
};

/**
 * Turns a document into its value in one pass, an alias into the same object as what it names: the parser's own way takes
 * time that grows with the square of the number of aliases. Every tool behind this one may walk that object as often as
 * it stands somewhere, so what is counted is the document with every alias written out.
 * Throws a `SchemaDocumentError` for a bomb of aliases, an alias inside what it names, and too great a depth.
 */
export function yamlValue(source: SourceText, document: Document.Parsed): YamlValue {
  const reader = new YamlReader(source);
  const { value } = reader.read(document.contents, 0);
  return { value, targets: reader.targets, ambiguous: reader.ambiguous };
}

// A tag makes a date or bytes of a text; JSON has neither, and two of them look equal. Nor has it infinities.
const jsonScalar = ({ value, source }: Scalar): unknown =>
  (typeof value === 'object' && value !== null) || (typeof value === 'number' && !Number.isFinite(value))
    ? (source ?? null)
    : value;
const scalar = (value: unknown): Read => ({ value, count: 1, height: 0 });

class YamlReader {
  readonly targets = new Map<unknown, Node>();
  readonly ambiguous: NumberLiteral[] = [];
  readonly #source: SourceText;
  readonly #anchors = new Map<string, { readonly node: Node; readonly read: Read | undefined }>();
  readonly #parser = yamlParser();

  constructor(source: SourceText) {
    this.#source = source;
  }

  read(node: unknown, depth: number): Read {
    if (this.#parser.isAlias(node)) return this.#checked(this.#named(node), node, depth);
    const anchor = this.#parser.isNode(node) && 'anchor' in node ? node.anchor : undefined;
    // While it is open, an alias of it would stand inside it.
    if (anchor !== undefined) this.#anchors.set(anchor, { node: node as Node, read: undefined });
    const read = this.#checked(this.#content(node, depth), node, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, { node: node as Node, read });
    return read;
  }

  #content(node: unknown, depth: number): Read {
    if (depth > limits.depth) throw this.#tooDeep(node);
    if (this.#parser.isMap(node)) return this.#map(node, depth);
    if (this.#parser.isSeq(node)) return this.#sequence(node, depth);
    return scalar(this.#parser.isScalar(node) ? this.#scalar(node) : null);
  }

  #scalar(node: Scalar): unknown {
    const value = jsonScalar(node);
    if (typeof value === 'number' && isAmbiguous(value))
      this.ambiguous.push({ text: node.source ?? String(value), offset: startOf(node) ?? 0 });
    return value;
  }

  #named(alias: Alias): Read {
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      throw this.#fail(alias, 'an alias names nothing', 'an anchor before it', 'document_malformed');
    if (target.read === undefined)
      throw this.#fail(alias, 'an alias stands inside what it names', 'a document without cycles');
    this.targets.set(alias, target.node);
    return target.read;
  }

  #sequence({ items }: YAMLSeq, depth: number): Read {
    const reads = items.map((item) => this.read(item, depth + 1));
    return collection(
      reads.map(({ value }) => value),
      reads,
    );
  }

  #map({ items }: YAMLMap, depth: number): Read {
    const value: Record<string, unknown> = {};
    const reads: Read[] = [];
    for (const pair of items) {
      const read = this.read(pair.value, depth + 1);
      reads.push(read);
      if (isMerge(pair)) this.#merge(value, read.value, pair);
      else setOwn(value, keyOf(pair), read.value);
    }
    return collection(value, reads);
  }

  /** What is merged never replaces what is there; what comes later in the mapping itself replaces it. */
  #merge(target: Record<string, unknown>, merged: unknown, pair: Pair): void {
    const sources: readonly unknown[] = Array.isArray(merged) ? merged : [merged];
    for (const source of sources) {
      if (typeof source !== 'object' || source === null)
        throw this.#fail(
          pair.key,
          'a merge key merges what is no mapping',
          'a mapping or a list of them',
          'document_malformed',
        );
      for (const [name, value] of Object.entries(source))
        if (!Object.hasOwn(target, name)) setOwn(target, name, value);
    }
  }

  #checked(read: Read, node: unknown, depth: number): Read {
    if (depth + read.height > limits.depth) throw this.#tooDeep(node);
    if (read.count > limits.yamlValues)
      throw this.#fail(
        node,
        'the aliases stand for too much',
        `at most ${limits.yamlValues} values with every alias written out`,
      );
    return read;
  }

  #tooDeep(node: unknown): Error {
    return this.#fail(
      node,
      'the document is nested too deeply',
      `at most ${limits.depth} collections inside each other`,
    );
  }

  #fail(
    node: unknown,
    message: string,
    expected: string,
    code: 'document_too_deep' | 'document_malformed' = 'document_too_deep',
  ): Error {
    const offset = startOf(node) ?? 0;
    const found = quote(this.#source.text.slice(offset, offset + 40).split('\n', 1)[0] ?? '');
    return this.#source.fail(code, offset, { message, expected, found });
  }
}

function collection(value: unknown, members: readonly Read[]): Read {
  let count = 1;
  let height = 0;
  for (const member of members) {
    count += member.count;
    height = Math.max(height, member.height);
  }
  return { value, count, height: height + 1 };
}

/** Also a member called `__proto__` is a member. */
function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name in target && !Object.hasOwn(target, name))
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  else target[name] = value;
}
