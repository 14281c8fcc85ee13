import tab from '@bomb.sh/tab/commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listProviders } from '../contract/list-providers.ts';
import { makeProgram } from './program.ts';

/**
 * Answers a shell that asks what may come next: `livegate complete -- <words>`. Provider ids are those of the working
 * folder.
 */
export async function complete(): Promise<void> {
  const program = await makeProgram('', {});
  const completion = tab(program, { completionCommandName: 'completion' });
  const folder = process.cwd();
  const ids = existsSync(join(folder, 'contracts')) ? listProviders(folder) : [];
  const given = [...completion.commands.values()].flatMap((command) => [...command.arguments.values()]);
  for (const argument of given.filter(({ name }) => name === 'provider'))
    argument.handler = (answer) => {
      for (const id of ids) answer(id, '');
    };
  await program.parseAsync();
}
