import { judgeValue } from '../json-schema/check-value.ts';
import { contentSchemas } from './content.ts';
import type { OpenApiReader, Raw } from './located.ts';
import { listParameters } from './operations.ts';
import type { OperationEntry } from './operations.ts';

/** Whether a text could stand in the path of an operation for the name of a parameter; `unknown` where nobody can judge it. */
export function mayBeWritten(
  reader: OpenApiReader,
  entry: OperationEntry,
  name: string,
  text: string,
): 'yes' | 'no' | 'unknown' {
  const all = listParameters(reader, entry);
  const at = all.findLast(({ raw }) => raw['in'] === 'path' && raw['name'] === name);
  const schema = at === undefined ? undefined : contentSchemas(reader, at);
  const start = startOf(at?.raw['style'], name);
  if (!text.startsWith(start)) return 'no';
  if (schema === undefined) return 'yes';
  const whole = reader.graph.conjunction([schema]);
  const judged = valuesOf(text.slice(start.length)).map((value) =>
    judgeValue(whole, reader.graph, value, 'readOnly'),
  );
  if (judged.some((one) => 'fits' in one)) return 'yes';
  return judged.every((one) => 'refusal' in one) ? 'no' : 'unknown';
}

function startOf(style: Raw[string], name: string): string {
  if (style === 'matrix') return `;${name}=`;
  return style === 'label' ? '.' : '';
}

/** What is written as this text: one value, or a list of them. */
function valuesOf(text: string): readonly unknown[] {
  const parts = text.split(',');
  return [text, scalarOf(text), parts, parts.map(scalarOf)];
}

// Nobody writes 7 as `007`.
function scalarOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
