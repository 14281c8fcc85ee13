import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Till } from './testing/till.ts';

type Item = { readonly authorization_id: number };
type Days = { readonly from?: string; readonly to?: string };

const DAY = 86_400_000;
const operations = ['listAuthorizations', 'listAuthorizationsV25', 'listCaptures', 'listCapturesV25'];

describe('lists are narrowed down by the days of creation', () => {
  let till: Till;
  let account_number = 0;
  let made: readonly number[] = [];
  const first = (Math.floor(Date.now() / DAY) + 2) * DAY;
  const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

  before(async () => {
    till = await Till.open('merchant-integration');
    account_number = await till.customer();
    // In the first seconds of a day, in the last of the next one, and on the one after that.
    for (const moment of [first + 1000, first + 2 * DAY - 5000, first + 2 * DAY + 1000]) {
      till.advance(moment - till.now());
      const { authorization_id } = await till.purchased(await till.verified(account_number));
      made = [...made, authorization_id];
    }
  });
  after(() => till.close());

  const day = (number: number): string => dayOf(first + (number - 1) * DAY);
  const rows: readonly (readonly [Days, readonly number[]])[] = [
    [{}, [1, 2, 3]],
    [{ from: day(1) }, [1, 2, 3]],
    [{ from: day(2) }, [2, 3]],
    [{ to: day(2) }, [1, 2]],
    [{ from: day(2), to: day(2) }, [2]],
    [{ from: day(1), to: day(3) }, [1, 2, 3]],
    [{ from: day(4) }, []],
    [{ to: day(0) }, []],
  ];

  for (const operation of operations) {
    for (const [{ from, to }, expected] of rows) {
      test(`${operation} from ${from ?? 'the first'} to ${to ?? 'the last'}`, async () => {
        const query = { account_number, creation_date_from: from, creation_date_to: to };
        const items = await till.take<Item[]>(operation, { query });
        const numbers = items.map((item) => made.indexOf(item.authorization_id) + 1);
        assert.deepEqual(numbers, expected);
        assert.deepEqual(till.findings.splice(0), []);
      });
    }

    test(`${operation} of a period that ends before it begins is refused`, async () => {
      const query = { creation_date_from: day(2), creation_date_to: day(1) };
      const reply = await till.send(operation, { query });
      assert.deepEqual([reply.status, reply.failure?.code], [409, 'wrong_inputs']);
    });
  }
});
