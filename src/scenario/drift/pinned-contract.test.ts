import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadContract } from '../../contract/load-contract.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import { digestOf } from '../../util/digest.ts';
import { pinContract } from './pinned-contract.ts';
import { readSchemaFile } from './read-schema-file.ts';

const repository = join(import.meta.dirname, '../../..');

/** What a comparison takes of a document, but for an SDL, which is pinned without what is noted in it. */
const taken = (document: SchemaDocument) => ({
  ...(document.language === 'graphql' ? {} : { root: document.root, files: document.files }),
  ...{ source: document.source, digest: document.digest, defects: document.defects },
  place: document.place({ pointer: '/components/schemas', offset: 700 }),
});

for (const id of ['flexiti', 'fluz'])
  test(`${id}: the pinned document is the schema file, read`, async () => {
    const contract = await loadContract(join(repository, 'contracts', id));
    const bytes = await readSchemaFile(contract);
    const source = `contracts/${id}/${contract.provider.contract.file}`;
    const { document } = pinContract(repository, contract, bytes);
    assert.deepEqual(taken(document), taken(parseSchemaDocument(bytes, { source })));
  });

test('an OpenAPI document is read from the same bytes, and only once more of it is asked for than its digest', async () => {
  const contract = await loadContract(join(repository, 'contracts/flexiti'));
  const bytes = Buffer.from('openapi: [');
  const { document } = pinContract(repository, contract, bytes);
  assert.deepEqual([document.language, document.digest], ['openapi', digestOf(bytes)]);
  assert.throws(() => document.place({ pointer: '' }), /contracts\/flexiti\/openapi\.yaml:1:\d+.*cut off/);
});
