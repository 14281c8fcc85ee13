import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCommand } from './testing/parse-command.ts';
import { commandsIn, printedTexts } from './testing/printed-commands.ts';

/** Texts that begin with our name and are no commands: titles, names of who did it, sentences. */
const names = [
  /^livegate failed and reached|git is not installed|git must not convert|content="livegate /,
  /^livegate filled-in/,
  /^livegate (diff|drift|watch|usage)$/,
  /^livegate drift\/filled-in/,
  /^livegate diff filled-in (→ )?filled-in$/,
];

/** Where the network says nothing, or none is known yet: then it is the sandbox, as everywhere. */
const anywhere = [
  ['cli/drift-source/pull.ts', 'the new contract is tried out on the sandbox first'],
  ['cli/gate/break-glass.ts', 'what was signed says the network: break-glass takes it from the file'],
  ['cli/gate/revoke.ts', 'a revocation is about both: both commands are printed'],
  ['cli/gate/sign-off.ts', 'a sign-off is about bytes: both commands are printed'],
  ['cli/drift-source/pulled-environment.ts', 'what is not published is looked at by a run of any network'],
  ['gateway/identify.ts', 'the operations of a checklist are the same on both'],
  ['report/render-providers.ts', 'nothing was asked for yet'],
].map(([file]) => file);

const texts = printedTexts().filter(({ text }) => !names.some((name) => name.test(text)));

/** What is printed is pasted: an unknown command or option, a missing argument, prose that reads like a command. */
describe('the program understands what it prints', () => {
  for (const { file, text } of texts)
    for (const words of commandsIn(text, 'livegate'))
      test(`${file}: livegate ${words.join(' ')}`, async () => {
        const { name, network, options } = await parseCommand(words);
        // Examples are anybody's.
        if (/^cli\/[\w-]+-command\.ts$/.test(file) || anywhere.includes(file) || network === undefined)
          return;
        if (name === 'exec' && options['sandbox'] !== undefined) return;
        assert.equal(network, 'internet', `${name} names no network`);
      });
});

/** Nothing here says whether git understands them: each was tried. */
const tried = [
  'git add contracts suites trust.yaml',
  'git commit --message <text>',
  'git diff',
  'git fetch --unshallow',
  'git init',
  'git pull',
];

test('of git only what was tried is printed', () => {
  const found = texts.flatMap(({ text }) => commandsIn(text, 'git').map((words) => `git ${words.join(' ')}`));
  assert.deepEqual([...new Set(found)].sort(), tried);
});
