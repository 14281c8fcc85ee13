import { basename, dirname } from 'node:path';

/** `every-provider/authenticates`: folder of the suite and title, stable over runs, machines and shards. */
export function scenarioId(file: string, title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${basename(dirname(file))}/${slug}`;
}
