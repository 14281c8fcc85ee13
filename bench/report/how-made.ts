import { availableParallelism, cpus, totalmem } from 'node:os';

/** The line that says how and where results were made; `command` as it is typed, on this day where no other is given. */
export function howMade(command: string, date = new Date()): string {
  const [cpu] = cpus();
  const machine = `${availableParallelism()} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
  return `\`${command}\`, ${date.toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}.`;
}
