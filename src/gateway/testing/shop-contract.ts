import type { Contract } from '../../contract/contract.ts';
import { loadOpenApi } from '../../contract/openapi/load-openapi.ts';
import type { Provider } from '../../model/provider.ts';
import { testProvider } from '../../network/testing/test-provider.ts';

const operation = (id: string, places: readonly string[] = []): string => {
  const parameters = places.map(
    (name) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`,
  );
  return `{ operationId: ${id}, parameters: [${parameters.join(', ')}], responses: { '200': { description: '' } } }`;
};

const openapi = `
openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /auth/token:
    servers: [{ url: https://services.acme.example }]
    post:
      operationId: createToken
      parameters:
        - { name: X-Correlation-ID, in: header, schema: { type: string } }
        - { name: X-Client-Key, in: header, schema: { type: string } }
      requestBody: { content: { application/json: {} } }
      responses: { '200': { description: '', content: { application/json: {} } } }
  /items: { get: ${operation('listItems')}, post: ${operation('createItem')} }
  /forms:
    post:
      operationId: sendForm
      requestBody: { content: { application/x-www-form-urlencoded: {} } }
      responses: { '200': { description: '' } }
  /items/export: { get: ${operation('exportItems')} }
  /items/{id}: { get: ${operation('getItem', ['id'])}, delete: ${operation('deleteItem', ['id'])} }
  /merchants/{client}/payments: { post: ${operation('pay', ['client'])} }
  /files/{id}: { get: ${operation('download', ['id'])}, put: ${operation('upload', ['id'])} }
`;

const effects: Provider['operations'] = {
  createToken: { effect: 'read', auth: 'none' },
  listItems: { effect: 'read' },
  createItem: { effect: 'reversible' },
  sendForm: { effect: 'reversible' },
  exportItems: { effect: 'irreversible' },
  getItem: { effect: 'read', auth: 'key' },
  deleteItem: { effect: 'irreversible' },
  pay: { effect: 'spend' },
  download: { effect: 'read' },
  upload: { effect: 'reversible' },
};

/** Acme as a shop: files that stream, payments with amounts, and paths that are easily taken for others. */
export function shopContract(provider: Partial<Provider> = {}): Contract {
  const { document, operations } = loadOpenApi(openapi, 'openapi.yaml');
  return {
    provider: {
      ...testProvider,
      operations: effects,
      defaults: { path: { client: '$credential.clientId' } },
      publicCredentials: ['clientId'],
      headers: { 'X-Correlation-ID': '$uuid', 'X-Client-Key': '$credential.clientSecret' },
      ...provider,
    },
    ...{ folder: '/nowhere/contracts/acme', digest: 'sha256:0', operations, openapi: document },
  };
}
