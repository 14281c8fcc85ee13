/** Measures what the gateway costs, prints it and writes RESULTS.md: `node bench/gateway/run.ts`. Needs a quiet machine. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { measureLatency } from './latency.ts';
import { measureMemory } from './memory.ts';
import { renderResults } from './render-results.ts';
import { measureRevocation } from './revocation.ts';
import { startParts } from './start-parts.ts';
import { measureThroughput } from './throughput.ts';

/** A run takes a quarter of an hour: each part is told when it has ended. */
function tell<Value>(part: string, value: Value): Value {
  process.stderr.write(`${part}: ${JSON.stringify(value)}\n`);
  return value;
}

const before = loadavg()[0] ?? Number.NaN;
const parts = await startParts();
try {
  const latency = tell('latency', await measureLatency(parts));
  const throughput = tell('throughput', await measureThroughput(parts));
  const revocations = tell('revocations', await measureRevocation(parts));
  const memory = tell('memory', await measureMemory(parts));
  const text = renderResults({
    latency,
    throughput,
    revocations,
    memory,
    load: { before, after: loadavg()[0] ?? Number.NaN },
  });
  process.stdout.write(text);
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
} finally {
  await parts.stop();
}
