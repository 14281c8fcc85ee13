/** Measures what the gateway costs, prints it and writes RESULTS.md: `node bench/gateway/run.ts`. Needs a quiet machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { renderResults } from './render-results.ts';
import { measureRevocation } from './revocation.ts';
import { startParts } from './start-parts.ts';
import { measureThroughput } from './throughput.ts';

const parts = await startParts();
try {
  const latency = await measureLatency(parts);
  const throughput = await measureThroughput(parts);
  const revocations = await measureRevocation(parts);
  const memory = await measureMemory(parts);
  const text = renderResults({ latency, throughput, revocations, memory });
  process.stdout.write(text);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
} finally {
  parts.stop();
}
