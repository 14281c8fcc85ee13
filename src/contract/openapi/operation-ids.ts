type Named = {
  /** In any case of letters. */
  readonly method: string;
  readonly path: string;
  readonly operationId: unknown;
};

/** No characters that would break a line of output, no spaces at the ends, and no name that reaches a prototype. */
const usable = /^(?!(?:__proto__|constructor|prototype)$)(?!\s)[^\p{C}\p{Zl}\p{Zp}]+(?<!\s)$/u;

/** Whether an `operationId` may be what an operation is called by. */
export function isUsableId(id: unknown): id is string {
  return typeof id === 'string' && usable.test(id);
}

/** How an operation is called that has no id of its own: `GET /pets/{petId}`. */
export function methodAndPath({ method, path }: Omit<Named, 'operationId'>): string {
  return `${method.toUpperCase()} ${path}`;
}

/** What the operations of a document are called by, in their order: the `operationId` that one has alone, else method and path. */
export function operationIds(operations: readonly Named[]): readonly string[] {
  const taken = Map.groupBy(
    operations.flatMap((one) =>
      [methodAndPath(one), one.operationId].filter((id, at, ids) => ids.indexOf(id) === at),
    ),
    (id) => id,
  );
  return operations.map((one) =>
    isUsableId(one.operationId) && taken.get(one.operationId)?.length === 1
      ? one.operationId
      : methodAndPath(one),
  );
}
