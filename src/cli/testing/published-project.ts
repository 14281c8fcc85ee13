import { TinyProject } from './tiny-project.ts';

/**
 * A project of one provider whose environments publish their OpenAPI document: staging to its own key, live to anybody.
 * Drift packs: `size-added` and `name-gone` change the document, `name-as-number` the answers.
 * `more` stands beside the path of staging's document, in YAML, e.g. `, auth: none` for one that is asked for in vain.
 */
export function publishedProject(more = ''): TinyProject {
  const project = new TinyProject();
  const provider = 'contracts/tiny/provider.yaml';
  project.edit(
    provider,
    'auth:',
    '    schemaSource: { kind: openapi, path: /openapi.json, public: true }\nauth:',
  );
  project.edit(
    provider,
    'environments:',
    `schemaSource: { kind: openapi, path: /openapi.json${more} }\nenvironments:`,
  );
  project.edit('contracts/tiny/sandbox.ts', 'drifts: {},', drifts);
  return project;
}

/** A drift pack that changes answers. */
export const nameAsNumber = `'name-as-number': {
      describe: 'a name is a number',
      source: 'made up for tests',
      reply: (operation, reply) =>
        reply.status === 200 && Object.hasOwn(reply.body as object, 'name')
          ? { ...reply, body: { ...(reply.body as object), name: 7 } }
          : reply,
    },`;

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
    ${nameAsNumber}
  },`;
