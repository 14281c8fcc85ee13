import { Pool } from 'undici';
import { requestOf } from '../api/request.ts';
import type { Sender, SenderOptions } from './sender.ts';

/** undici with as many connections as requests are under way, and no checks. */
export function rawSender({ origin, concurrency }: SenderOptions): Sender {
  const pool = new Pool(origin, { connections: concurrency });
  return {
    send: async (operation, limit) => {
      const { method, target, headers, body = null } = requestOf(operation, 's01', limit);
      const answer = await pool.request({ path: target, method, headers, body });
      return answer.body.json();
    },
    close: () => pool.close(),
  };
}
