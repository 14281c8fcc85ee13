import { Argument, Command } from 'commander';

const shells = ['bash', 'zsh', 'fish', 'powershell'];

/** `livegate completion`: what a shell needs to complete commands, options and providers. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('Print a script with which a shell completes commands, options and provider ids.')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .addHelpText('after', help)
    .action(async (shell: string) => {
      const { default: completion } = await import('@bomb.sh/tab');
      completion.setup('livegate', 'livegate', shell);
    });
}

const help = `
Examples:
  source <(livegate completion bash)                                      for this shell
  livegate completion zsh > ~/.zfunc/_livegate                            where ~/.zfunc is in fpath
  livegate completion fish > ~/.config/fish/completions/livegate.fish`;
