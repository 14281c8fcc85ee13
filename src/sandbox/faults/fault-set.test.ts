import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { acmeBehaviour, acmeContract } from '../testing/acme.ts';
import { openWorld } from '../testing/open-world.ts';
import type { OpenWorld } from '../testing/open-world.ts';
import { parseFault } from './parse-fault.ts';

const origin = 'https://services.acme.example';
const items = '/connect-api-preprod/items';
const contract = acmeContract();
const json = { 'content-type': 'application/json', 'x-correlation-id': 'one' };

type Send = (open: OpenWorld) => Promise<unknown>;

const get: Send = ({ ask }) => ask(origin, `${items}/preprod-a`);
const list: Send = ({ ask }) => ask(origin, `${items}?page=0`);
const make =
  (item: object): Send =>
  ({ ask }) =>
    ask(origin, items, { method: 'POST', headers: json, body: JSON.stringify(item) });
const valid = make({ name: 'x', amount: 5 });
const wrong = make({ name: 'x', amount: -1 });

const cases: readonly { readonly given: string; readonly send: Send; readonly want: 'idle' | 'effective' }[] =
  [
    { given: 'getItem=set:/name="b"', send: get, want: 'effective' },
    { given: 'getItem=set:/name="a"', send: get, want: 'idle' },
    { given: 'getItem=set:/nmae="b"', send: get, want: 'idle' },
    { given: 'listItems=status:500', send: get, want: 'idle' },
    { given: 'getItem=status:500', send: get, want: 'effective' },
    { given: 'getItem=latency:1ms', send: get, want: 'effective' },
    { given: 'getItem=latency:0ms', send: get, want: 'idle' },
    { given: 'getItem=drop-header:content-type', send: get, want: 'effective' },
    { given: 'getItem=drop-header:x-next', send: get, want: 'idle' },
    { given: 'listItems=lose-item', send: list, want: 'effective' },
    { given: 'listItems=lose-item:/itmes', send: list, want: 'idle' },
    { given: 'createItem=accept-invalid', send: wrong, want: 'effective' },
    { given: 'createItem=accept-invalid', send: valid, want: 'idle' },
    { given: 'createItem=act-on-refused', send: wrong, want: 'effective' },
    { given: 'createItem=act-on-refused', send: valid, want: 'idle' },
    { given: 'createItem=crash-on-missing', send: make({ amount: 5 }), want: 'effective' },
    { given: 'createItem=crash-on-missing', send: valid, want: 'idle' },
    { given: 'createItem=double-effect', send: valid, want: 'effective' },
  ];

describe('a fault is effective where it makes a difference', () => {
  for (const { given, send, want } of cases)
    test(`${given}: ${want}`, async () => {
      const fault = parseFault(`acme@preprod:${given}`, [contract]);
      const behaviour = { ...acmeBehaviour, before: () => undefined };
      const open = await openWorld(contract, behaviour, [], [fault]);
      await send(open);
      await open.worlds.closeWorld({ world: open.world.id });
      const idle = open.worlds.idleFaults();
      await open.close();
      assert.deepEqual(idle, want === 'idle' ? [fault] : []);
    });
});
