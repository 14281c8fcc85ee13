import type { OpenApiDocument } from '../../../contract/contract.ts';
import type { OperationDefinition } from '../../../contract/openapi/operation-definition.ts';
import { getAt } from '../../../util/pointer.ts';
import type { FieldUse, ResponseUse, RestUse } from '../../../model/usage.ts';
import { UseTree } from '../use-tree.ts';
import { noteRead, noteSent } from './note-use.ts';
import { parametersIn } from './parameters-in.ts';
import { SchemaCursor } from './schema-cursor.ts';
import type { Traffic } from './traffic.ts';

type Answers = {
  readonly read: UseTree;
  isRead: boolean;
  readonly headers: Set<string>;
  unrecorded: boolean;
};

/** How one operation of an OpenAPI contract is used, put together from its traffic. */
export class RestRecording {
  readonly #document: OpenApiDocument;
  readonly #definition: OperationDefinition;
  readonly #parameters = { path: new Map<string, UseTree>(), query: new Map(), header: new Map() } as Record<
    'path' | 'query' | 'header',
    Map<string, UseTree>
  >;
  readonly #mediaTypes = new Set<string>();
  readonly #answers = new Map<string, Answers>();
  #body: UseTree | undefined;

  constructor(document: OpenApiDocument, definition: OperationDefinition) {
    this.#document = document;
    this.#definition = definition;
  }

  add({ reads, request, response }: Traffic): void {
    this.#addParameters(request);
    if (request.body !== undefined) this.#addBody(request.body, request.headers['content-type']);
    if (response !== undefined) this.#addAnswer(response, reads);
  }

  toUse(): RestUse {
    const { header, path, query } = this.#parameters;
    const mediaTypes = [...this.#mediaTypes].sort();
    return {
      ...(path.size === 0 ? {} : { path: useOf(path) }),
      ...(query.size === 0 ? {} : { query: useOf(query) }),
      ...(header.size === 0 ? {} : { header: useOf(header) }),
      ...(this.#body === undefined ? {} : { body: this.#body.toUse() }),
      ...(mediaTypes.length === 0 ? {} : { mediaTypes }),
      responses: Object.fromEntries(
        [...this.#answers].sort(byName).map(([status, answers]) => [status, answerUse(answers)]),
      ),
    };
  }

  #addParameters(request: Traffic['request']): void {
    for (const { name, values, where, schema } of parametersIn(request, this.#definition)) {
      const tree = this.#parameters[where].get(name) ?? new UseTree();
      this.#parameters[where].set(name, tree);
      const cursor = new SchemaCursor(this.#document, [schema]);
      for (const value of values) noteSent(value, cursor, tree);
    }
  }

  #addBody(body: NonNullable<Traffic['request']['body']>, contentType = ''): void {
    const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type !== '') this.#mediaTypes.add(type);
    this.#body ??= new UseTree();
    if (body === 'opaque') this.#body.whole();
    else noteSent(body.json, this.#cursor(this.#definition.requestBody?.content), this.#body);
  }

  #addAnswer({ body, status }: NonNullable<Traffic['response']>, reads: Traffic['reads']): void {
    const key = statusKey(this.#definition, status);
    const documented = this.#definition.responses.get(key === 'DEFAULT' ? 'default' : key);
    const answers = this.#answers.get(key) ?? {
      read: new UseTree(),
      isRead: false,
      headers: new Set(),
      unrecorded: false,
    };
    this.#answers.set(key, answers);
    answers.unrecorded ||= reads === undefined;
    for (const name of reads?.headers ?? [])
      if (documented?.headers.has(name) === true) answers.headers.add(name);
    if (isEmpty(reads?.body)) return;
    answers.isRead = true;
    const value = body === undefined || body === 'opaque' ? undefined : body.json;
    noteRead(reads.body, value, this.#cursor(documented?.content), answers.read);
  }

  #cursor(content: ReadonlyMap<string, string | undefined> | undefined): SchemaCursor {
    const pointers = [...(content?.values() ?? [])].filter((pointer) => pointer !== undefined);
    return new SchemaCursor(
      this.#document,
      pointers.map((pointer) => getAt(this.#document, pointer)),
    );
  }
}

function answerUse({ headers, isRead, read, unrecorded }: Answers): ResponseUse {
  return {
    ...(isRead ? { read: read.toUse() } : {}),
    ...(headers.size === 0 ? {} : { headers: [...headers].sort() }),
    ...(unrecorded ? { unrecorded: true } : {}),
  };
}

function isEmpty(use: FieldUse | undefined): use is undefined {
  return use === undefined || Object.keys(use).length === 0;
}

/** The status as the operation documents it: itself, its range or the default; else its number. */
function statusKey({ responses }: OperationDefinition, status: number): string {
  const range = `${Math.floor(status / 100)}XX`;
  if (responses.has(String(status))) return String(status);
  if (responses.has(range)) return range;
  return responses.has('default') ? 'DEFAULT' : String(status);
}

function useOf(trees: ReadonlyMap<string, UseTree>): Readonly<Record<string, FieldUse>> {
  return Object.fromEntries([...trees].sort(byName).map(([name, tree]) => [name, tree.toUse()]));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : Number(left > right);
}
