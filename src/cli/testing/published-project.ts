import { TinyProject } from './tiny-project.ts';

/**
 * A project of one provider whose environments publish their OpenAPI document: staging to its own key, live to anybody.
 * Drift packs: `size-required` and `name-gone` change the document, `name-as-number` the answers.
 */
export function publishedProject(): TinyProject {
  const project = new TinyProject();
  const provider = 'contracts/tiny/provider.yaml';
  project.edit(
    provider,
    'environments:',
    'schemaSource: { kind: openapi, path: /openapi.json }\nenvironments:',
  );
  project.edit(
    provider,
    'auth:',
    '    schemaSource: { kind: openapi, path: /openapi.json, public: true }\nauth:',
  );
  project.edit('contracts/tiny/sandbox.ts', 'drifts: {},', drifts);
  return project;
}

const drifts = `drifts: {
    'size-added': {
      describe: 'a thing has a colour',
      source: 'made up for tests',
      openapi: (document) => JSON.parse(JSON.stringify(document).replaceAll('"size"', '"colour":{"type":"string"},"size"')),
    },
    'name-gone': {
      describe: 'a thing has no name',
      source: 'made up for tests',
      openapi: (document) => JSON.parse(JSON.stringify(document).replace('"id","name"', '"id"')),
    },
    'name-as-number': {
      describe: 'a name is a number',
      source: 'made up for tests',
      reply: (operation, reply) =>
        reply.status === 200 ? { ...reply, body: { ...(reply.body as object), name: 7 } } : reply,
    },
  },`;
