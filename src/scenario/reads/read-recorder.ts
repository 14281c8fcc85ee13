import { UseTree } from '../../drift/usage/use-tree.ts';
import type { ReadRecord } from '../../model/read-record.ts';
import type { Reply } from '../../network/reply.ts';
import { makeCloneable } from './make-cloneable.ts';

import { Watcher } from './watch-value.ts';

type Recording = { readonly body: UseTree; readonly headers: Set<string> };

/** Notes which fields and headers of its replies a scenario reads. */
export class ReadRecorder {
  readonly #recordings = new Map<string, Recording>();

  /** The reply, behaving as before, with its reads noted. `names`: those that may be written down. */
  watch<Data>(reply: Reply<Data>, names: ReadonlySet<string>): Reply<Data> {
    makeCloneable();
    const body = new UseTree();
    const recording: Recording = { body, headers: new Set() };
    this.#recordings.set(reply.exchange, recording);
    const watcher = new Watcher(names);
    const isEnveloped = reply.data !== reply.body;
    const data = watcher.watch(reply.data, isEnveloped ? body.member('data') : body) as Data;
    return {
      ...reply,
      body: watcher.watch(reply.body, body),
      data,
      headers: watchHeaders(reply.headers, recording.headers),
    };
  }

  /** What was read so far, a record for each reply, in the order in which they came. */
  records(): readonly ReadRecord[] {
    return [...this.#recordings].map(([exchange, { body, headers }]) => ({
      exchange,
      body: body.toUse(),
      headers: [...headers].sort(),
    }));
  }
}

function watchHeaders(headers: Reply['headers'], read: Set<string>): Reply['headers'] {
  return new Proxy(headers, {
    get: (target, key, receiver) => {
      if (typeof key === 'string') read.add(key.toLowerCase());
      return Reflect.get(target, key, receiver) as unknown;
    },
    has: (target, key) => {
      if (typeof key === 'string') read.add(key.toLowerCase());
      return Reflect.has(target, key);
    },
  });
}
