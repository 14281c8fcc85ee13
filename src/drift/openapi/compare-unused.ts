import type { Unchanged } from '../json-schema/unchanged.ts';
import type { OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings } from './operation-changes.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/**
 * Notes schemas of the components that differ although no operation of both documents led to them. To be called when
 * everything else was compared: what was looked into by then is used.
 */
export function compareUnused(readers: Readers, unchanged: Unchanged, findings: Findings): void {
  const [before, after] = [schemasOf(readers.old), schemasOf(readers.new)];
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is === undefined || readers.old.graph.knows(was.raw) || readers.new.graph.knows(is.raw)) continue;
    if (unchanged.sameNode(readers.old.node(was), readers.new.node(is))) continue;
    note(findings, {
      rule: 'component-changed',
      path: ['components', 'schemas', name],
      reason: `schema ${name} changed, which no operation of both documents uses`,
      old: was,
      new: is,
      oldValue: was.raw,
      newValue: is.raw,
      stoppedBy: 'no operation leads to it',
    });
  }
}

function schemasOf(reader: OpenApiReader): ReturnType<OpenApiReader['objects']> {
  return reader.objects(reader.root, 'components', 'schemas');
}
