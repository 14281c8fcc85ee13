import type { Finding } from '../../../model/finding.ts';
import type { RecordedBody } from '../../../model/exchange.ts';
import { element } from './element.ts';
import type { Content } from './element.ts';
import { jsonLines, mostLines } from './json-lines.ts';
import type { JsonLine } from './json-lines.ts';

const redactions = /\[(?:redacted|undocumented)\]/;

/** A recorded body: JSON line by line with what the contract refuses marked in place, anything else as it is. */
export function bodyView(body: RecordedBody, findings: readonly Finding[]): HTMLElement {
  const note = body.truncated
    ? element('p', { class: 'quiet' }, `Cut short: ${body.bytes} bytes were on the wire.`)
    : element('p', { class: 'quiet' }, `${body.bytes} bytes`);
  const value = tryParse(body.text);
  if (value === undefined) return element('div', {}, element('pre', { tabindex: '0' }, body.text), note);
  const lines = jsonLines(value);
  const shown = lines.slice(0, mostLines).map((line) => lineView(line, body, findings));
  const more = lines.length > mostLines && `The first ${mostLines} lines are shown.`;
  const list = element('div', { class: 'json', tabindex: '0', role: 'group', 'aria-label': 'Body' }, shown);
  return element('div', {}, list, note, more);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lineView(line: JsonLine, { hidden = {} }: RecordedBody, findings: readonly Finding[]): HTMLElement {
  const { indent, pointer, text, value } = line;
  const own = pointer === undefined ? [] : findings.filter((one) => pointer === pointerOf(one));
  const kind = pointer === undefined ? undefined : hidden[pointer.replace(/\/\d+(?=\/|$)/g, '/*')];
  const isHidden = typeof value === 'string' && redactions.test(value);
  const marked = own.length > 0 ? element('mark', {}, text) : text;
  return element(
    'div',
    { class: isHidden ? 'line redacted' : 'line' },
    element('code', {}, '  '.repeat(indent), marked),
    isHidden && element('small', {}, ` hidden${kind === undefined ? '' : `: ${kind}`}`),
    own.map((finding) => findingNote(finding)),
  );
}

/** A finding beside what it is about. */
export function findingNote({ code, expected, found, severity }: Finding): Content {
  const text = `${severity} ${code.replaceAll('_', ' ')}: expected ${expected}, found ${found}`;
  return element('div', { class: `finding ${severity}` }, text);
}

/** Where in a body a finding is: what stands in variables or in a body of a request begins below that name. */
function pointerOf({ at = '', code }: Finding): string {
  return code === 'request_invalid' || code === 'test_data_not_allowed'
    ? at.replace(/^\/body(?=\/|$)/, '')
    : at;
}
