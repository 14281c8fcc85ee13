import { inflateRawSync } from 'node:zlib';

const localEntry = Buffer.from('PK\u0003\u0004');
const directoryEntry = Buffer.from('PK\u0001\u0002');

/** Whether the bytes begin as a zip archive with something in it. */
export function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(localEntry);
}

/** The unpacked entries of a zip archive. Throws where one is packed by a method other than deflate, or damaged. */
export function zipEntries(zip: Buffer, limit: { readonly maxOutputLength: number }): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = zip.indexOf(directoryEntry); at >= 0; at = zip.indexOf(directoryEntry, at + 4)) {
    const method = zip.readUInt16LE(at + 10);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    if (method !== 0 && method !== 8) throw new Error(`cannot unpack method ${method}`);
    entries.push(method === 8 ? inflateRawSync(data, limit) : data);
  }
  if (entries.length === 0) throw new Error('a zip archive without a directory');
  return entries;
}
