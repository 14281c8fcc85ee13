import { withAllMistakesHere } from './all-mistakes.ts';
import { makeProgram } from './program.ts';
import { reportError } from './report-error.ts';

// A reader that has seen enough, such as `head`, ends nothing but the writing.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  // What a shell asks; it is no command that people call.
  if (process.argv[2] === 'complete') await (await import('./complete.ts')).complete();
  else await (await makeProgram(process.argv[2])).parseAsync();
} catch (error) {
  process.exitCode = reportError(await withAllMistakesHere(error));
}
