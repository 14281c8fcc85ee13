import type { ClientFigures } from '../parts/client-part.ts';
import type { Row } from './row.ts';

type Clients = Readonly<Record<'raw' | 'ajv' | 'guarded', ClientFigures>>;

/** The lines of part (a). */
export function clientRows({ raw, ajv, guarded }: Clients): readonly Row[] {
  return [
    rate('guarded client', guarded, raw, '≥ 0.50'),
    rate('undici and Ajv', ajv, raw, ''),
    rate('undici', raw, raw, ''),
    ...guarded.bySize.map(({ bytes, cpu }, index) => size(bytes, cpu, raw.bySize[index]?.cpu ?? NaN)),
  ];
}

function rate(what: string, client: ClientFigures, raw: ClientFigures, wanted: string): Row {
  return {
    ...{ part: 'a', wanted, what, against: 'undici, requests/s' },
    ratio: client.requestsPerSecond / raw.requestsPerSecond,
    median: `${whole(client.requestsPerSecond)}/s`,
    rounds: client.rounds.map(whole).join(', '),
    remark: `${whole(client.cpu)} µs CPU per exchange`,
  };
}

function size(bytes: number, cpu: number, raw: number): Row {
  return {
    ...{ part: 'a', wanted: '', against: 'undici, CPU per exchange', rounds: '' },
    ratio: cpu / raw,
    what: `guarded client, answers of ${(bytes / 1000).toFixed(1)} kB`,
    median: `${whole(cpu)} µs`,
    remark: `undici ${whole(raw)} µs, so ${whole(cpu - raw)} µs for guarding, validating and recording`,
  };
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
