import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';

/** Where named types stand: in what we send, in what we get. Found when it is first asked for. */
export class Positions {
  readonly #schemas: readonly SdlSchema[];
  #found: { readonly input: ReadonlySet<string>; readonly output: ReadonlySet<string> } | undefined;

  constructor(schemas: readonly SdlSchema[]) {
    this.#schemas = schemas;
  }

  /** Whether either schema takes values of the type. */
  isInput(type: string): boolean {
    return this.#all.input.has(type);
  }

  /** Whether either schema answers with values of the type. */
  isOutput(type: string): boolean {
    return this.#all.output.has(type);
  }

  get #all(): { readonly input: ReadonlySet<string>; readonly output: ReadonlySet<string> } {
    return (this.#found ??= findPositions(this.#schemas));
  }
}

function findPositions(schemas: readonly SdlSchema[]): {
  readonly input: ReadonlySet<string>;
  readonly output: ReadonlySet<string>;
} {
  const input = new Set<string>();
  const output = new Set<string>();
  // What the second schema has in common with the first is in the lists of both.
  const seen = new Set<readonly SdlMember[]>();
  const addAll = (members: readonly SdlMember[], to: Set<string>): void => {
    if (members.length === 0 || seen.has(members)) return;
    seen.add(members);
    for (const member of members) {
      to.add(member.named);
      addAll(member.args, input);
    }
  };
  for (const schema of schemas) {
    for (const type of schema.types.values())
      if (type.kind !== 'enum') addAll(type.unplaced, type.kind === 'input' ? input : output);
    for (const directive of schema.directives.values()) addAll(directive.unplaced, input);
  }
  return { input, output };
}
