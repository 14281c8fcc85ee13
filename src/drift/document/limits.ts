const mebibyte = 1024 * 1024;

/**
 * What livegate reads at most; what it does with that is bounded by `../comparison-limits.ts`. The largest public
 * descriptions in JSON have 40 MiB, and are 50 objects deep; a YAML parser that keeps positions needs 100 times the memory
 * of its text. What is deeper than `depth` would overflow the stack of any tool that recurses over it, and an alias may
 * stand for a document that is larger than memory.
 */
export const limits = {
  size: 64 * mebibyte,
  yamlSize: 16 * mebibyte,
  depth: 1000,
  /** Members of all objects of a JSON document. Descriptions have one for 60 characters, so that `size` allows a million. */
  names: 2_000_000,
  /** Values of a YAML document with every alias written out. */
  yamlValues: 5_000_000,
} as const;
