/** What is read at most, so that a hostile file costs little. In bytes, but for the number of recipients. */
export const limits = {
  'sealed-credentials': 256 * 1024,
  /** The same values with more around them. */
  'released-credentials': 257 * 1024,
  /** A plaintext of the greatest size for the greatest number of recipients, armored, with room to spare. */
  sealedFile: 512 * 1024,
  request: 16 * 1024,
  recipients: 64,
} as const;
