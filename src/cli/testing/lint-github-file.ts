import { registerHooks } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';

// GitHub's package imports JSON in the way of bundlers, which Node wants to be told.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json')
      ? next(url, { ...context, importAttributes: { type: 'json' } })
      : next(url, context),
});

let documents = 0;

/** What GitHub's own language service finds wrong with a workflow or an action, with the line; nothing where it is right. */
export async function lintGithubFile(file: string, text: string): Promise<readonly string[]> {
  const { validate } = await import('@actions/languageservice');
  // It keeps what it has read by the document's name.
  documents += 1;
  const found = await validate(TextDocument.create(`file:///${documents}/${file}`, 'yaml', 1, text), {});
  return found.map(({ message, range }) => {
    const text = typeof message === 'string' ? message : message.value;
    return `${file}:${range.start.line + 1}: ${text}`;
  });
}
