import { endianness } from 'node:os';

/** The UTF-16 units of a text. They are read many times faster than the characters of a string of a megabyte. */
export function codeUnits(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  if (endianness() === 'BE') bytes.swap16();
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}
