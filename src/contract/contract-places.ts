import { Kind, parse } from 'graphql';
import type { ASTNode, DefinitionNode, DocumentNode } from 'graphql';
import { pointerTokens } from '../util/pointer.ts';
import type { Digest } from '../util/digest.ts';
import { readYaml } from './read-yaml.ts';
import type { YamlFile } from './read-yaml.ts';

/** A line of a file of the project. Lines and columns begin at 1. */
export type ContractPlace = { readonly file: string; readonly line: number; readonly column: number };

type NamedText = { readonly file: string; readonly text: string };

/** The texts of a provider's folder, and the digest of the contract that they make. */
export type ContractTexts = {
  readonly provider: NamedText;
  readonly schema: NamedText;
  readonly protocol: 'rest' | 'graphql';
  /** GraphQL: the documents that we send. */
  readonly documents: readonly NamedText[];
  readonly digest: Digest;
};

/** Says where in a provider's files something stands. Finds the nearest that there is, and never throws for what there is not. */
export class ContractPlaces {
  readonly digest: Digest;
  readonly #texts: ContractTexts;
  #provider: YamlFile | undefined;
  #schema: YamlFile | undefined;
  #sdl: DocumentNode | undefined;

  constructor(texts: ContractTexts) {
    this.#texts = texts;
    this.digest = texts.digest;
  }

  /** Of an environment in the provider file. */
  environment(name: string): ContractPlace {
    const { file, text } = this.#texts.provider;
    this.#provider ??= readYaml(text, file);
    return { file, ...this.#provider.locate(['environments', name], 'key') };
  }

  /** A place in the schema, else an operation; undefined where there is neither. */
  find(schemaAt: string | undefined, operation: string | undefined): ContractPlace | undefined {
    return this.#texts.protocol === 'rest'
      ? this.#inOpenApi(schemaAt, operation)
      : this.#inGraphql(schemaAt, operation);
  }

  #inOpenApi(schemaAt: string | undefined, operation: string | undefined): ContractPlace | undefined {
    const { file, text } = this.#texts.schema;
    this.#schema ??= readYaml(text, file, 'contract_invalid');
    const path = schemaAt?.startsWith('/') ? pointerTokens(schemaAt) : pathOf(this.#schema.value, operation);
    return path === undefined ? undefined : { file, ...this.#schema.locate(path, 'key') };
  }

  #inGraphql(schemaAt = '', operation = ''): ContractPlace | undefined {
    const { documents, schema } = this.#texts;
    this.#sdl ??= parse(schema.text);
    const [typeName = '', ...names] = schemaAt.split(/[.(:]/);
    const type = this.#sdl.definitions.find((one) => nameOf(one) === typeName);
    if (type !== undefined) return placeOf(deepest(type, names), schema.file);
    for (const { file, text } of documents) {
      const sent = parse(text).definitions.find(
        (one) => one.kind === Kind.OPERATION_DEFINITION && nameOf(one) === operation,
      );
      if (sent !== undefined) return placeOf(sent, file);
    }
    return undefined;
  }
}

/** The path of the operation with this id, or that is called `GET /things`. */
function pathOf(document: unknown, id: string | undefined): readonly string[] | undefined {
  const { paths = {} } = document as { paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item))
      if (id !== undefined && (idOf(operation) === id || `${method.toUpperCase()} ${path}` === id))
        return ['paths', path, method];
  return undefined;
}

function idOf(operation: unknown): unknown {
  return (operation as { readonly operationId?: unknown } | null)?.operationId;
}

/** The innermost of the members with these names that there is. */
function deepest(type: DefinitionNode, names: readonly string[]): ASTNode {
  let node: ASTNode = type;
  for (const name of names) {
    const next: ASTNode | undefined = membersOf(node).find((one) => nameOf(one) === name);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function membersOf(node: ASTNode): readonly ASTNode[] {
  if ('fields' in node) return node.fields ?? [];
  return 'arguments' in node ? (node.arguments ?? []) : [];
}

function nameOf(node: ASTNode): string | undefined {
  return 'name' in node ? node.name?.value : undefined;
}

function placeOf({ loc }: ASTNode, file: string): ContractPlace {
  return { file, line: loc?.startToken.line ?? 1, column: loc?.startToken.column ?? 1 };
}
