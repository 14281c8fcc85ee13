import { basename, dirname } from 'node:path';

/**
 * `every-provider/authenticates`: folder of the suite, the groups (`describe`) around the scenario and its title; stable
 * over runs, machines and shards.
 */
export function scenarioId(file: string, titles: readonly string[]): string {
  return [basename(dirname(file)), ...titles.map(slug)].join('/');
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
