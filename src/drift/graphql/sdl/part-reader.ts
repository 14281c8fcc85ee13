import { OperationTypeNode } from 'graphql/language/ast.js';
import { DirectiveLocation } from 'graphql/language/directiveLocation.js';
import type { KnownParts } from './known-parts.ts';
import type { SdlKind, SdlMember, SdlName, SdlPart } from './sdl-model.ts';
import { SdlSyntaxError, TokenReader, tokenKind } from './token-reader.ts';

/** Deeper literals and lists are refused: no schema has them, and what reads them later is recursive. */
const deepest = 500;

const kinds: ReadonlySet<string> = new Set([
  'schema',
  'scalar',
  'type',
  'interface',
  'union',
  'enum',
  'input',
  'directive',
]);

/** What a member may have: a field arguments and a type, an input a type and a default, a value nothing. */
type MemberForm = 'field' | 'input' | 'value' | 'root';

const forms: Readonly<Record<SdlKind, MemberForm>> = {
  schema: 'root',
  scalar: 'value',
  type: 'field',
  interface: 'field',
  union: 'value',
  enum: 'value',
  input: 'input',
  directive: 'input',
};

const operations: ReadonlySet<string> = new Set(Object.values(OperationTypeNode));
const locations: ReadonlySet<string> = new Set(Object.values(DirectiveLocation));
/** No enum may have one of these as a value. */
const literals: ReadonlySet<string> = new Set(['true', 'false', 'null']);

const code = (character: string): number => character.charCodeAt(0);
const [colon, equals, at, bang, ampersand, pipe] = [':', '=', '@', '!', '&', '|'].map(code);
const [openParen, closeParen, openBrace, closeBrace, openBracket, closeBracket] = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
].map(code);

/** Reads the definitions of an SDL in their order, one by one. Throws an `SdlSyntaxError`. */
export class PartReader {
  readonly #tokens: TokenReader;
  readonly #known: KnownParts | undefined;

  /** `known`: the parts of a text that is likely to hold many of the same; they are not read again. */
  constructor(text: string, known?: KnownParts) {
    this.#tokens = new TokenReader(text);
    this.#known = known;
  }

  /** The next definition, or undefined at the end. */
  next(): SdlPart | undefined {
    const tokens = this.#tokens;
    if (tokens.kind === tokenKind.end) return undefined;
    const { start } = tokens;
    const taken = this.#known?.take(tokens.text, start);
    if (taken !== undefined) {
      tokens.jump(taken.end);
      return taken;
    }
    const part = this.#read(start);
    this.#known?.passed(part);
    return part;
  }

  #read(start: number): SdlPart {
    const tokens = this.#tokens;
    const description = this.#description();
    const extension = description === undefined && this.#skipKeyword('extend');
    const keyword = tokens.kind === tokenKind.name ? tokens.value : '';
    if (!kinds.has(keyword)) throw this.#unexpected('a definition');
    const offset = tokens.start;
    tokens.advance();
    const kind = keyword as SdlKind;
    if (kind === 'directive') this.#expect(at, '@');
    const name = kind === 'schema' ? { name: 'schema', offset } : this.#name();
    return this.#body({ ...name, kind, extension, start, description });
  }

  #body(head: SdlName & Pick<SdlPart, 'kind' | 'extension' | 'start' | 'description'>): SdlPart {
    const { kind } = head;
    const args = kind === 'directive' ? this.#members(openParen, closeParen, 'input') : [];
    const interfaces = kind === 'type' || kind === 'interface' ? this.#interfaces() : [];
    const directives = this.#directives();
    const repeatable = kind === 'directive' && this.#skipKeyword('repeatable');
    const names = this.#names(head);
    const members = this.#membersOf(kind);
    return {
      name: head.name,
      offset: head.offset,
      kind,
      extension: head.extension,
      start: head.start,
      end: this.#tokens.previousEnd,
      description: head.description,
      directives,
      interfaces,
      members: kind === 'directive' ? args : members,
      names,
      repeatable,
      shift: 0,
    };
  }

  #names({ kind, extension }: Pick<SdlPart, 'kind' | 'extension'>): readonly SdlName[] {
    if (kind === 'directive' && !extension && !this.#skipKeyword('on')) throw this.#unexpected('"on"');
    if (kind === 'directive' && !extension) return this.#delimited(pipe, locations);
    return kind === 'union' && this.#skip(equals) ? this.#delimited(pipe) : [];
  }

  #membersOf(kind: SdlKind): readonly SdlMember[] {
    if (kind === 'scalar' || kind === 'union' || kind === 'directive') return [];
    return this.#members(openBrace, closeBrace, forms[kind]);
  }

  #interfaces(): readonly SdlName[] {
    return this.#skipKeyword('implements') ? this.#delimited(ampersand) : [];
  }

  #delimited(separator: number | undefined, known?: ReadonlySet<string>): readonly SdlName[] {
    this.#skip(separator);
    const names = [this.#name(known)];
    while (this.#skip(separator)) names.push(this.#name(known));
    return names;
  }

  #members(open: number | undefined, close: number | undefined, form: MemberForm): readonly SdlMember[] {
    if (!this.#skip(open)) return [];
    const members: SdlMember[] = [];
    do members.push(this.#member(form));
    while (!this.#skip(close));
    return members;
  }

  #member(form: MemberForm): SdlMember {
    const description = this.#description();
    if (form === 'value' && literals.has(this.#tokens.value)) throw this.#unexpected('the name of a value');
    const { name, offset } = this.#name(form === 'root' ? operations : undefined);
    const args = form === 'field' ? this.#members(openParen, closeParen, 'input') : [];
    const { type, named } = form === 'value' ? untyped : this.#type();
    const value = form === 'input' && this.#skip(equals) ? this.#value() : undefined;
    const directives = this.#directives();
    return {
      name,
      offset,
      end: this.#tokens.previousEnd,
      description,
      args,
      type,
      named,
      default: value,
      directives,
    };
  }

  #type(): Pick<SdlMember, 'type' | 'named'> {
    const tokens = this.#tokens;
    this.#expect(colon, '":"');
    const { start } = tokens;
    let depth = 0;
    while (this.#skip(openBracket)) depth += 1;
    if (depth > deepest) throw this.#unexpected(`a list no deeper than ${deepest}`);
    const named = this.#name().name;
    let length = named.length + 2 * depth + (this.#skip(bang) ? 1 : 0);
    for (; depth > 0; depth -= 1) {
      this.#expect(closeBracket, '"]"');
      if (this.#skip(bang)) length += 1;
    }
    if (length === named.length) return { named, type: named };
    const type = tokens.text.slice(start, tokens.previousEnd);
    return { named, type: type.length === length ? type : tight(type) };
  }

  #value(): string {
    const tokens = this.#tokens;
    const { start, kind } = tokens;
    if (kind === openBracket || kind === openBrace) this.#skipBalanced();
    else if (kind === tokenKind.name || kind === tokenKind.string || kind === tokenKind.number)
      tokens.advance();
    else throw this.#unexpected('a value');
    return tokens.text.slice(start, tokens.previousEnd);
  }

  #directives(): string {
    const tokens = this.#tokens;
    const { start } = tokens;
    if (tokens.kind !== at) return '';
    while (this.#skip(at)) {
      this.#name();
      if (tokens.kind === openParen) this.#skipBalanced();
    }
    return tokens.text.slice(start, tokens.previousEnd);
  }

  #skipBalanced(): void {
    const tokens = this.#tokens;
    const open: number[] = [];
    do {
      const { kind } = tokens;
      if (kind === openParen || kind === openBrace || kind === openBracket) open.push(kind);
      else if (kind === closeParen || kind === closeBrace || kind === closeBracket) this.#close(open, kind);
      else if (kind === tokenKind.end) throw this.#unexpected('a closing bracket');
      if (open.length > deepest) throw this.#unexpected(`a value no deeper than ${deepest}`);
      tokens.advance();
    } while (open.length > 0);
  }

  #close(open: number[], kind: number): void {
    const opened = open.pop();
    const expected = opened === openParen ? closeParen : opened === openBrace ? closeBrace : closeBracket;
    if (kind !== expected) throw this.#unexpected('the bracket that closes the last one');
  }

  #description(): string | undefined {
    const tokens = this.#tokens;
    if (tokens.kind !== tokenKind.string) return undefined;
    const { value } = tokens;
    tokens.advance();
    return value;
  }

  #name(known?: ReadonlySet<string>): SdlName {
    const tokens = this.#tokens;
    if (tokens.kind !== tokenKind.name) throw this.#unexpected('a name');
    if (known?.has(tokens.value) === false) throw this.#unexpected(`one of ${[...known].join(', ')}`);
    const name = { name: tokens.value, offset: tokens.start };
    tokens.advance();
    return name;
  }

  #skip(kind: number | undefined): boolean {
    if (this.#tokens.kind !== kind) return false;
    this.#tokens.advance();
    return true;
  }

  #skipKeyword(keyword: string): boolean {
    const tokens = this.#tokens;
    if (tokens.kind !== tokenKind.name || tokens.value !== keyword) return false;
    tokens.advance();
    return true;
  }

  #expect(kind: number | undefined, shown: string): void {
    if (!this.#skip(kind)) throw this.#unexpected(shown);
  }

  #unexpected(expected: string): SdlSyntaxError {
    const found =
      this.#tokens.kind === tokenKind.end ? 'the end' : JSON.stringify(this.#tokens.value.slice(0, 40));
    return new SdlSyntaxError(`expected ${expected}, found ${found}`, this.#tokens.start);
  }
}

const untyped = { type: '', named: '' };

/** A type text without what GraphQL ignores. */
function tight(type: string): string {
  return type.replaceAll(/#[^\n\r]*|[\s,]/g, '');
}
