import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { changeLocked } from '../network/budget/locked-file.ts';

/** One scenario that is at work in an environment or waits for it. */
type Ticket = { readonly id: string; readonly pid: number; readonly alone: boolean; readonly at: number };

/** Gives up after this long, in milliseconds: scenarios are seconds, not minutes. */
const longest = 15 * 60 * 1000;

/** Returns the turn. */
export type EndTurn = () => Promise<void>;

/**
 * Waits for a turn in one environment, which `file` stands for, among all processes of this machine: together with others,
 * or alone. Who waits to be alone lets nobody past, so that nobody waits for ever. A process that died has no turn.
 */
export async function takeTurn(file: string, alone: boolean, onWait: () => void): Promise<EndTurn> {
  const ticket: Ticket = { id: randomUUID(), pid: process.pid, alone, at: Date.now() };
  const end = () =>
    change(file, (tickets) => tickets.filter(({ id }) => id !== ticket.id)).then(() => undefined);
  const tickets = await change(file, (waiting) => [...waiting, ticket]);
  if (mayGo(tickets, ticket)) return end;
  onWait();
  while (!mayGo(read(file).filter(isAlive), ticket)) {
    if (Date.now() - ticket.at > longest) {
      await end();
      throw new Error(`no turn in this environment within ${longest / 60_000} minutes: ${file}`);
    }
    await sleep(10 + Math.random() * 10);
  }
  return end;
}

function mayGo(tickets: readonly Ticket[], { id, alone }: Ticket): boolean {
  const before = tickets.slice(
    0,
    tickets.findIndex((one) => one.id === id),
  );
  return alone ? before.length === 0 : !before.some((one) => one.alone);
}

async function change(file: string, next: (tickets: Ticket[]) => Ticket[]): Promise<readonly Ticket[]> {
  return changeLocked(file, (content) => {
    const tickets = next(parse(content?.toString() ?? '').filter(isAlive));
    return { content: Buffer.from(JSON.stringify(tickets)), result: tickets };
  });
}

function read(file: string): Ticket[] {
  return parse(readFileSync(file, 'utf8'));
}

function parse(text: string): Ticket[] {
  try {
    return JSON.parse(text) as Ticket[];
  } catch {
    return [];
  }
}

function isAlive({ pid, at }: Ticket): boolean {
  if (Date.now() - at > 2 * longest) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
