import assert from 'node:assert/strict';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import type { WorldInfo } from '../../sandbox/control/control-methods.ts';
import { commitAll } from '../story/commit-all.ts';
import { startCli } from './run-cli.ts';
import type { Ended } from './run-cli.ts';
import { TinyProject } from './tiny-project.ts';
import { runWarm } from './warm-cli.ts';

/** A command that runs, with what it has printed so far. */
export class Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  #out = '';
  #err = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.child = child;
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => (this.#out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#err += chunk.toString()));
    this.ended = once(child, 'close').then(([code]) => {
      return { code: code as number | null, out: this.#out, err: this.#err };
    });
  }

  /** Waits until something is printed, on either output. Fails where the command ends before. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#out) ?? pattern.exec(this.#err);
      if (match !== null) return match;
      const more = [this.child.stdout, this.child.stderr].map((stream) => once(stream, 'data'));
      const ended = await Promise.race([this.ended, ...more]);
      if ('code' in ended) {
        const late = pattern.exec(ended.out) ?? pattern.exec(ended.err);
        assert.ok(late !== null, `ended with ${String(ended.code)}: ${ended.out}${ended.err}`);
        return late;
      }
    }
  }
}

/** A project of one provider with a history and a gate: commands are processes, and what they printed is kept. */
export class GateProject {
  readonly project: TinyProject;
  /** All that any command printed, but for the sandbox, which shows its credentials. */
  printed = '';
  readonly #running: Running[] = [];
  readonly #shown: Set<string>;

  /** `shown`: names of commands that another test shows to end as processes of their own. */
  constructor(project = new TinyProject(), shown: readonly string[] = []) {
    this.project = project;
    this.#shown = new Set(shown);
    after(() => {
      for (const { child } of this.#running) child.kill('SIGKILL');
    });
  }

  get root(): string {
    return this.project.root;
  }

  start(...words: readonly string[]): Running {
    return this.startIn(this.root, ...words);
  }

  /** The same, in another project. */
  startIn(root: string, ...words: readonly string[]): Running {
    const running = this.#start(words, root);
    void running.ended.then(({ err, out }) => (this.printed += out + err));
    return running;
  }

  /** Starts a sandbox for as long as the tests last. */
  async serve(): Promise<WorldInfo & { readonly controlUrl: string }> {
    const [line] = await this.#start(['sandbox', 'tiny', '--json']).printed(/\{.*\}\n/);
    return JSON.parse(line) as WorldInfo & { readonly controlUrl: string };
  }

  #start(words: readonly string[], root = this.root): Running {
    const running = new Running(startCli(words, root));
    this.#running.push(running);
    return running;
  }

  /**
   * Runs one command to its end; `input` is what it reads. The first of each name is a process of its own, and so is
   * what reads; the rest are carried out by one that stays.
   */
  async run(words: readonly string[], input = ''): Promise<Ended> {
    const [name = ''] = words;
    if (input === '' && this.#shown.has(name)) {
      const ended = await runWarm(words, { cwd: this.root });
      this.printed += ended.out + ended.err;
      return ended;
    }
    this.#shown.add(name);
    const running = this.start(...words);
    running.child.stdin.end(input);
    return running.ended;
  }

  /** Runs one command that must exit with 0; returns what it printed. */
  async passes(words: readonly string[], input = ''): Promise<string> {
    const { code, err, out } = await this.run(words, input);
    assert.equal(code, 0, out + err);
    return out;
  }

  /** Makes a key for each name, and the trust.yaml that gives it its role. */
  async trust(roles: Readonly<Record<string, string>>): Promise<void> {
    const entries: string[] = [];
    for (const [name, role] of Object.entries(roles)) {
      const entry = await this.passes(['keys', 'create', name, '--role', role, '--out', 'keys']);
      entries.push(`${entry}    emails: [${name}@tiny.example]\n`);
    }
    this.project.write('trust.yaml', `keys:\n${entries.join('')}`);
  }

  /** Somebody who signs nothing commits everything there is. */
  commit(): void {
    commitAll(this.root, 'alex@tiny.example', 'all of it');
  }
}
