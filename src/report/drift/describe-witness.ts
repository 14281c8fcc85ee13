import type { Witness } from '../../model/change.ts';

/** A witness in parts: what it is, the thing itself as text of several lines, and what it shows. */
export type WitnessWords = {
  readonly title: string;
  readonly language: 'json' | 'graphql' | 'http';
  readonly text: string;
  readonly shows: string;
};

/** The words of a witness; foreign text in them is as it came. */
export function describeWitness(witness: Witness): WitnessWords {
  const shows = `accepted by the ${witness.acceptedBy} side, refused by the ${witness.refusedBy}: ${witness.refusal}`;
  switch (witness.kind) {
    case 'value':
      return {
        title: witness.position === '' ? 'value' : `value of ${witness.position}`,
        language: 'json',
        text: json(witness.value),
        shows,
      };
    case 'document':
      return { title: 'document', language: 'graphql', text: documentText(witness), shows };
    case 'result':
      return {
        title: 'result of a document',
        language: 'graphql',
        text: `${witness.document.trimEnd()}\n${commented(json(witness.result))}`,
        shows,
      };
    case 'request':
      return { title: 'request', language: 'http', text: witness.request, shows };
    case 'response':
      return { title: 'response', language: 'http', text: witness.response, shows };
  }
}

function documentText({ document, variables }: { document: string; variables?: unknown }): string {
  const text = document.trimEnd();
  return variables === undefined ? text : `${text}\n${commented(json(variables))}`;
}

function commented(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}

function json(value: unknown): string {
  const short = JSON.stringify(value);
  // What JSON cannot say, such as undefined, has no text.
  if (typeof short !== 'string') return 'nothing';
  return short.length <= 80 ? short : JSON.stringify(value, null, 2);
}
