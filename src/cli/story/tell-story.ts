import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { styleText } from 'node:util';
import type { WorldInfo } from '../../sandbox/control/control-methods.ts';
import { Livegate } from './run-livegate.ts';
import type { Ended } from './run-livegate.ts';
import { StoryProject } from './story-project.ts';

const key = (name: string) => `keys/${name}.pem`;
const local = ['--local-key', 'keys/jo.age'];

/** What our product does in live: one question, and another once somebody says so. */
const shop = `const query = '{ getMerchants(name: "a") { merchantId name } }';
const ask = async () => {
  const answer = await fetch(process.env.FLUZ_BASE_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  console.log(answer.status, (await answer.text()).slice(0, 96));
};
await ask();
process.stdin.once('data', () => ask().then(() => process.exit()));
`;

/**
 * Tells what livegate does, from the first run to the refused request, in a copy of the project and on the sandbox network.
 * Every line that it shows was printed by a command that ran. Returns 0 where the story went as it should.
 */
export async function tellStory(root: string): Promise<number> {
  const project = await StoryProject.make(root);
  const livegate = new Livegate(root, project.folder);
  const chapter = new Narrator(livegate);
  await trustPeople(livegate, project);

  await chapter.tell('Does the integration hold in the test environments?', 0, [
    'verify',
    '--sign',
    '--key',
    key('ci'),
  ]);
  await chapter.tell('May Fluz go live?', 1, ['gate', 'fluz', ...local]);
  await signAll(chapter);
  const sandbox = livegate.start(['sandbox', '--json']);
  try {
    const world = await readWorld(sandbox);
    await chapter.tell(
      'Live keys are sealed for those who approve.',
      0,
      ['credentials', 'seal', 'fluz'],
      liveKeys(world),
    );
    project.commit('Live credentials of Fluz, sealed');
    await chapter.tell('And now?', 0, ['promote', 'fluz', '--key', key('gate'), ...local]);
    await goLive(chapter, livegate, world.controlUrl);
  } finally {
    sandbox.kill();
  }
  await chapter.tell('What is left of it:', 0, ['ledger', 'show', 'fluz']);
  print(chapter.wentWrong ? 'The story did not go as it should.' : `Look around: ${project.folder}`);
  return chapter.wentWrong ? 1 : 0;
}

async function trustPeople(livegate: Livegate, project: StoryProject): Promise<void> {
  const entries: string[] = [];
  for (const [name = '', role = ''] of [
    ['ci', 'runner'],
    ['gate', 'gatekeeper'],
    ['jo', 'approver'],
  ]) {
    const { output } = await livegate.run(['keys', 'create', name, '--role', role, '--out', 'keys']);
    entries.push(output.trimEnd(), `    emails: [${name}@example.com]`);
  }
  await project.write('trust.yaml', ['keys:', ...entries, ''].join('\n'));
  await project.write('shop.mjs', shop);
  project.commit('Contracts, scenarios, and whom we trust');
}

async function signAll(chapter: Narrator): Promise<void> {
  const items = [
    'on-call',
    'provider-approval',
    'data-review',
    'kill-switch',
    'second-person',
    'fluz-certification',
  ];
  for (const item of items) {
    const words = ['sign-off', 'fluz', item, '--reference', 'WIKI-12', '--key', key('jo'), '--yes'];
    await chapter.tell(item === 'on-call' ? 'Jo signs what only people can know.' : '', 0, words, '', 1);
  }
}

type Sandboxed = WorldInfo & { readonly controlUrl: string };

async function readWorld(sandbox: ReturnType<Livegate['start']>): Promise<Sandboxed> {
  if (sandbox.stdout === null) throw new Error('the sandbox has no output');
  for await (const line of createInterface({ input: sandbox.stdout })) return JSON.parse(line) as Sandboxed;
  throw new Error('the sandbox ended before it printed where it is');
}

function liveKeys({ credentials }: Sandboxed): string {
  const { accountId, apiKey, userId } = credentials['fluz@live'] ?? {};
  return `FLUZ_LIVE_API_KEY=${apiKey}\nFLUZ_LIVE_USER_ID=${userId}\nFLUZ_LIVE_ACCOUNT_ID=${accountId}\n`;
}

/** The first request passes; then the contract drifts, while the shop is open. */
async function goLive(chapter: Narrator, livegate: Livegate, controlUrl: string): Promise<void> {
  const words = ['exec', 'fluz', ...local, '--sandbox', controlUrl, '--', process.execPath, 'shop.mjs'];
  chapter.announce('A live request, through the gateway: the shop never sees a key.', [
    'exec',
    'fluz',
    '--sandbox',
    '<url>',
    '--',
    'node',
    'shop.mjs',
  ]);
  const child = livegate.start(words);
  if (child.stdout === null || child.stdin === null || child.stderr === null)
    throw new Error('the shop has no pipes');
  const closed = once(child, 'close');
  child.stdin.on('error', () => undefined);
  const errors = text(child.stderr);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  chapter.show(String((await answers.next()).value), '200');
  const drifted = ['drift', 'fluz', '--drift', 'fluz@staging=record-id-snake'];
  await chapter.tell('Meanwhile the provider renames a field in its test environment.', 1, drifted, '', -9);
  child.stdin.write('\n');
  chapter.announce('The next request of the shop, which is still running:', []);
  chapter.show(String((await answers.next()).value), '403');
  await closed;
  if (chapter.wentWrong) print(await errors);
}

/** Prints what is done and what came of it, and remembers whether it is what should have. */
class Narrator {
  readonly #livegate: Livegate;
  wentWrong = false;

  constructor(livegate: Livegate) {
    this.#livegate = livegate;
  }

  announce(title: string, words: readonly string[]): void {
    if (title !== '') print(`\n${styleText('bold', title, { stream: process.stdout })}`);
    if (words.length > 0)
      print(styleText('dim', `$ livegate ${words.join(' ')}`, { stream: process.stdout }));
  }

  async tell(title: string, code: number, words: readonly string[], input = '', lines = 40): Promise<Ended> {
    this.announce(title, words);
    const ended = await this.#livegate.run(words, input);
    print(part(ended.output.trimEnd().split('\n'), lines).join('\n'));
    if (ended.code !== code) this.#fail(`exit code ${ended.code}, not ${code}`);
    return ended;
  }

  show(line: string, start: string): void {
    print(line);
    if (!line.startsWith(start)) this.#fail(`not ${start}`);
  }

  #fail(reason: string): void {
    this.wentWrong = true;
    print(styleText('red', `this is not what should have happened: ${reason}`, { stream: process.stdout }));
  }
}

/** So many lines, of the end for a number below 0. Of longer ones the middle is left out: what came of it stands last. */
function part(lines: readonly string[], count: number): readonly string[] {
  if (count < 0) return lines.slice(count);
  if (count < 5 || lines.length <= count) return lines.slice(0, count);
  return [...lines.slice(0, count - 4), '[…]', ...lines.slice(-3)];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
