import { element } from './element.ts';
import { shownDuration } from '../../../util/shown-duration.ts';

/** Shows how long each thing still holds, and says it where one holds no longer. */
export function countDown(): void {
  tick();
  setInterval(tick, 1000);
}

function tick(): void {
  const now = Date.now();
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-until]')) show(time, now);
  if (document.querySelector('#overview time.over') !== null) warn();
}

/** Says that what the front page says was true when it was written, and is not any more. */
function warn(): void {
  if (document.getElementById('over') !== null) return;
  const text =
    'Something on this page no longer holds: its time ran out after it was written. Write it anew: livegate report';
  document.querySelector('main')?.prepend(element('p', { id: 'over', role: 'alert', class: 'banner' }, text));
}

function show(time: HTMLTimeElement, now: number): void {
  const left = Date.parse(time.dateTime) - now;
  if (Number.isNaN(left)) return;
  time.dataset['until'] ||= time.textContent;
  const rest = left > 0 ? `${shownDuration(left)} left` : `over for ${shownDuration(-left)}`;
  const text = `${time.dataset['until']}, ${rest}`;
  if (time.textContent !== text) time.textContent = text;
  time.classList.toggle('over', left <= 0);
}
