import type { Exchange, RecordedHeaders } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import { bodyView, findingNote } from './body-view.ts';
import { element } from './element.ts';

const ofRequest = new Set<Finding['code']>(['request_invalid', 'test_data_not_allowed']);

/** One request beside its response, with what contradicts the contract where it stands, and what is hidden shown as hidden. */
export function exchangeView({ findings, request, response, startedAt }: Exchange): HTMLElement {
  const asked = findings.filter(({ code }) => ofRequest.has(code));
  const answered = findings.filter(({ code }) => !ofRequest.has(code));
  const left = element(
    'div',
    { class: 'message' },
    element('h4', {}, 'Request'),
    element('p', {}, element('code', {}, `${request.method} ${request.url}`)),
    headers(request.headers, asked),
    request.body !== undefined && bodyView(request.body, asked),
    unplaced(asked, request.body?.text).map(findingNote),
  );
  const right = element(
    'div',
    { class: 'message' },
    element('h4', {}, 'Response'),
    response === undefined ? element('p', {}, 'No answer came.') : statusLine(response.status, answered),
    response !== undefined && headers(response.headers, answered),
    response?.body !== undefined && bodyView(response.body, answered),
    unplaced(answered, response?.body?.text).map(findingNote),
  );
  const at = new Date(startedAt);
  const when = Number.isNaN(at.getTime()) ? '' : at.toISOString();
  return element(
    'div',
    { class: 'exchange' },
    element('p', { class: 'quiet' }, when),
    element('div', { class: 'sides' }, left, right),
  );
}

function statusLine(status: number, findings: readonly Finding[]): HTMLElement {
  const own = findings.filter(({ at }) => at === 'status');
  const text = `HTTP ${status}`;
  return element(
    'p',
    {},
    element('code', {}, own.length > 0 ? element('mark', {}, text) : text),
    own.map(findingNote),
  );
}

function headers(values: RecordedHeaders, findings: readonly Finding[]): HTMLElement {
  const rows = Object.entries(values).map(([name, value]) => {
    const own = findings.filter(({ at }) => at === `header:${name}`);
    const isHidden = value === '[redacted]';
    const shown = own.length > 0 ? element('mark', {}, value) : value;
    return [
      element('dt', {}, name),
      element('dd', isHidden ? { class: 'redacted' } : {}, isHidden ? 'hidden' : shown, own.map(findingNote)),
    ];
  });
  const list = element('dl', { class: 'headers' }, rows);
  return element('details', {}, element('summary', {}, `${rows.length} headers`), list);
}

/** Findings that no line of the message could carry. */
function unplaced(findings: readonly Finding[], body: string | undefined): readonly Finding[] {
  return findings.filter(({ at = '' }) => {
    if (at === 'status' || at.startsWith('header:')) return false;
    return body === undefined || !at.startsWith('/');
  });
}
