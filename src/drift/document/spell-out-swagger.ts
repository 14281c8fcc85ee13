import { isObject } from '../../contract/schema/json-schema.ts';
import { getAt } from '../../util/pointer.ts';

type Fields = Record<string, unknown>;

/**
 * Writes out in each operation of a Swagger 2.0 document what the converter does not carry there: bodies and parts of forms
 * that are shared or stand at the path, shared responses of types of its own, its schemes, and how lists are written.
 * Changes the value that it is given.
 */
export function spellOutSwagger(root: Readonly<Fields>): void {
  const items = objectsIn(root['paths']);
  const used = new Set<unknown>();
  // Read before any is written: references lead into them.
  const read = items.map((item) => ({
    item,
    shared: parametersOf(root, item, used),
    own: ownOf(root, item, used),
  }));
  for (const { item, own, shared } of read) {
    for (const [operation, parameters] of own) {
      setParameters(operation, parameters, shared);
      inlineResponses(root, operation, used);
      setServers(root, operation);
      spellResponses(operation['responses']);
    }
    if (shared.length > 0) item['parameters'] = shared.filter((one) => !inBody.has(one['in']));
    // An extension may be null, which the converter takes for an operation.
    for (const name of Object.keys(item)) if (item[name] === null) Reflect.deleteProperty(item, name);
  }
  objectsIn(root['parameters']).forEach(spellList);
  spellResponses(root['responses']);
  removeUsed(root, items, used);
}

type Lists = readonly (readonly [operation: Fields, parameters: readonly Fields[]])[];

function ownOf(root: Readonly<Fields>, item: Fields, used: Set<unknown>): Lists {
  return objectsIn(item).map((operation) => [operation, parametersOf(root, operation, used)]);
}

// What stands at the path is of each operation that has no other under the name.
function setParameters(operation: Fields, own: readonly Fields[], shared: readonly Fields[]): void {
  const isSame = (one: Fields, other: Fields): boolean =>
    one['in'] === other['in'] && (one['in'] === 'body' || one['name'] === other['name']);
  const more = shared.filter((one) => inBody.has(one['in']) && !own.some((other) => isSame(one, other)));
  if (own.length + more.length > 0)
    operation['parameters'] = [...own, ...more.map((one) => structuredClone(one))];
}

const inBody: ReadonlySet<unknown> = new Set(['body', 'formData']);

function objectsIn(holder: unknown): readonly Fields[] {
  return isObject(holder) ? Object.values(holder).filter(isObject) : [];
}

// The converter leaves a reference to a shared body among the parameters, and knows nothing of what its operation consumes.
function parametersOf(root: Readonly<Fields>, { parameters }: Fields, used: Set<unknown>): readonly Fields[] {
  const all = Array.isArray(parameters) ? parameters.filter(isObject) : [];
  return all.map((parameter) => {
    const shared = targetOf(root, parameter);
    const isKept = shared === undefined || (isOf('parameters', parameter) && !inBody.has(shared['in']));
    const own = isKept ? parameter : structuredClone(shared);
    if (!isKept) used.add(shared);
    spellList(own);
    return own;
  });
}

// The converter gives what is shared the types that the whole document produces, and moves what is referred to elsewhere.
function inlineResponses(root: Readonly<Fields>, { produces, responses }: Fields, used: Set<unknown>): void {
  if (!isObject(responses)) return;
  for (const [status, response] of Object.entries(responses)) {
    const shared = targetOf(root, response);
    if (shared === undefined || (isOf('responses', response) && produces === undefined)) continue;
    used.add(shared);
    Object.assign(responses, { [status]: structuredClone(shared) });
  }
}

function isOf(kind: string, value: unknown): boolean {
  return isObject(value) && String(value['$ref']).startsWith(`#/${kind}/`);
}

function targetOf(root: Readonly<Fields>, value: unknown): Fields | undefined {
  const reference = isObject(value) ? value['$ref'] : undefined;
  if (typeof reference !== 'string' || !/^#\/(?:[^~]|~[01])*$/.test(reference)) return undefined;
  const target = getAt(root, reference.slice(1));
  return isObject(target) ? target : undefined;
}

function setServers({ basePath, host }: Readonly<Fields>, operation: Fields): void {
  const { schemes } = operation;
  if (typeof host !== 'string' || !Array.isArray(schemes)) return;
  const rest = typeof basePath === 'string' ? basePath : '';
  operation['servers'] = schemes.map((scheme) => ({ url: `${String(scheme)}://${host}${rest}` }));
  delete operation['schemes'];
}

function spellResponses(responses: unknown): void {
  for (const { examples, headers, schema } of objectsIn(responses)) {
    objectsIn(headers).forEach(spellList);
    // The converter leaves out types without an example where it takes the schema for none.
    if (examples !== undefined && isObject(schema) && schema['additionalProperties'] === undefined)
      Object.assign(schema, { additionalProperties: true });
  }
}

const styles: Readonly<Record<string, string>> = { ssv: 'spaceDelimited', pipes: 'pipeDelimited' };

// Outside of a query OpenAPI has words for commas alone, and nowhere for tabs: in a form they become what is nearest to them.
function spellList(at: Fields): void {
  const { collectionFormat: format = 'csv', in: where, items, type } = at;
  if (type !== 'array') return;
  const { collectionFormat: within = 'csv', type: each } = isObject(items) ? items : {};
  const isNested = each === 'array' && within !== 'csv';
  if (isNested) Object.assign(at, { style: [format, within].join(' of '), explode: false });
  if (where === 'formData') at['collectionFormat'] = format === 'tsv' ? 'ssv' : format;
  else if (!isNested && (format === 'tsv' || (where !== 'query' && format !== 'csv')))
    Object.assign(at, { style: styles[String(format)] ?? format, explode: false });
}

// What was written out is told where it is used.
function removeUsed(root: Readonly<Fields>, items: readonly Fields[], used: ReadonlySet<unknown>): void {
  const answers = items.flatMap(objectsIn).flatMap(({ responses }) => objectsIn(responses));
  const kept = new Set<unknown>(answers.map((one) => targetOf(root, one)));
  for (const kind of ['parameters', 'responses'])
    for (const [name, shared] of Object.entries(isObject(root[kind]) ? root[kind] : {}))
      if (used.has(shared) && !kept.has(shared)) Reflect.deleteProperty(root[kind] as Fields, name);
}
