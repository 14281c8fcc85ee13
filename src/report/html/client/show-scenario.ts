import type { DetailIndex, ExchangePart, ScenarioDetail, TargetDetail } from '../detail-data.ts';
import { findingNote } from './body-view.ts';
import { element } from './element.ts';
import type { Content } from './element.ts';
import { exchangeView } from './exchange-view.ts';
import { historyStrip } from './history-strip.ts';
import { choose, readPlace } from './place.ts';
import { readChunk } from './read-chunk.ts';

/** Shows the scenario that the hash names, side by side in every environment, whenever the reader comes to it. */
export function showScenarios(): void {
  const update = () => {
    const { chosen, view } = readPlace();
    if (view === 'scenario') void show(chosen.get('id') ?? '', chosen.get('x') ?? '');
  };
  addEventListener('hashchange', update);
  update();
}

async function show(id: string, opened: string): Promise<void> {
  const place = document.getElementById('scenario-detail');
  const head = document.getElementById('head-scenario');
  const index = await readChunk<DetailIndex>('index');
  if (place === null || head === null || index === undefined) return;
  const number = index.scenarios.findIndex((one) => one.id.toWellFormed() === id);
  const scenario = index.scenarios[number];
  head.textContent = '';
  head.append(element('bdi', {}, scenario?.title ?? 'There is no such scenario'));
  const columns = scenario === undefined ? [] : await columnsOf(index, number, opened);
  place.replaceChildren(
    element('p', { class: 'quiet' }, scenario?.id ?? id),
    element('div', { class: 'columns' }, columns),
  );
  place.querySelector('details[open]')?.scrollIntoView({ block: 'nearest' });
}

async function columnsOf(index: DetailIndex, number: number, opened: string): Promise<readonly Content[]> {
  const details = await Promise.all(
    index.targets.map((_, target) => readChunk<TargetDetail>(`target-${target}`)),
  );
  return details.map((detail, target) => {
    const result = detail?.results[number];
    const history = detail?.history[number];
    if (result === undefined) return undefined;
    const { given, name = '' } = index.targets[target] ?? {};
    return element(
      'section',
      { class: 'column' },
      element('h2', {}, name),
      given !== undefined && element('p', { class: 'given' }, `Sandbox with ${given}: no evidence.`),
      resultView(result, index),
      history !== undefined && historyStrip(history, index.runs),
      exchanges(result, index, opened),
      element('h3', {}, 'Repeat it'),
      element('p', {}, commandView(result.repeat)),
    );
  });
}

/** A command with the button that copies it, as `command` of the pages has it. */
function commandView(text: string): HTMLElement {
  const button = element('button', { type: 'button', 'data-copy': '' }, 'Copy');
  const words = text.split(' ').map((word, index) => [index > 0 && ' ', element('span', {}, word)]);
  return element('span', { class: 'command' }, element('code', { class: 'words' }, words), button);
}

function resultView(
  { attempts, findings, reason, run, took, verdict }: ScenarioDetail,
  { runs }: DetailIndex,
): Content {
  const times = attempts > 1 ? ` in ${attempts} attempts` : '';
  const words = `, ${took} ms${times}, run ${runs[run]?.id ?? ''}`;
  return [
    element(
      'p',
      {},
      element('strong', { class: `verdict ${verdict}` }, verdict),
      element('small', {}, words),
    ),
    reason !== undefined && element('p', {}, reason),
    findings.map(findingNote),
  ];
}

function exchanges({ exchanges: ids }: ScenarioDetail, index: DetailIndex, opened: string): Content {
  if (ids.length === 0) return element('p', { class: 'quiet' }, 'It sent no request.');
  const missing = ids.filter((id) => !index.exchanges.some((part) => part.includes(id))).length;
  return [
    element('h3', {}, ids.length === 1 ? '1 exchange' : `${ids.length} exchanges`),
    ids.map((id) => exchangeEntry(id, index, id === opened)),
    missing > 0 && element('p', { class: 'quiet' }, `${missing} not in this file: beside the run record.`),
  ];
}

function exchangeEntry(id: string, index: DetailIndex, isOpen: boolean): Content {
  const part = index.exchanges.findIndex((ids) => ids.includes(id));
  if (part < 0) return undefined;
  const summary = element('summary', {}, id);
  const details = element('details', { class: 'exchange-entry unprinted' }, summary);
  void fill(details, summary, part, id);
  details.addEventListener('toggle', () => {
    if (details.open) choose({ x: id });
  });
  if (isOpen) details.open = true;
  return details;
}

async function fill(details: HTMLElement, summary: HTMLElement, part: number, id: string): Promise<void> {
  const found = (await readChunk<ExchangePart>(`exchanges-${part}`))?.find((one) => one.id === id);
  if (found === undefined) return;
  const { findings, operation, request, response, took } = found;
  const status = response === undefined ? 'no answer' : String(response.status);
  const bad = findings.filter(({ severity }) => severity === 'error').length;
  const warning = bad > 0 && element('strong', { class: 'verdict bad' }, ` ${bad} against the contract`);
  summary.replaceChildren(
    element('span', {}, `${request.method} ${operation} → ${status}, ${Math.round(took)} ms`, warning),
  );
  const fillOnce = () => {
    if (details instanceof HTMLDetailsElement && details.open && details.childElementCount === 1)
      details.append(exchangeView(found));
  };
  details.addEventListener('toggle', fillOnce);
  fillOnce();
}
