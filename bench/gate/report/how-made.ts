import { availableParallelism, cpus, totalmem } from 'node:os';

/** The line that says how and where results were made. */
export function howMade(part: string): string {
  const [cpu] = cpus();
  const machine = `${availableParallelism()} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
  return `\`node bench/gate/run.ts ${part}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}.`;
}
