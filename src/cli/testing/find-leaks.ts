import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/** Every form in which a secret could stand in a file, as bytes to look for. */
export function formsOf(canary: string): Buffer[] {
  const bytes = Buffer.from(canary);
  const aligned = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The first and last groups hold bits of neighbours; the middle is the secret's own.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  const html = canary
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const json = JSON.stringify(canary).slice(1, -1);
  const hex = bytes.toString('hex');
  return [canary, ...aligned, encodeURIComponent(canary), html, json, hex, hex.toUpperCase()].map((form) =>
    Buffer.from(form),
  );
}

/** A file, and what is inside where it is packed: gzip, or the entries of a zip (also one embedded as base64 in HTML). */
function contents(file: string): Buffer[] {
  const bytes = readFileSync(file);
  const embedded = [...bytes.toString('latin1').matchAll(/data:application\/zip;base64,([A-Za-z0-9+/=]+)/g)];
  const zips = [bytes, ...embedded.map(([, text = '']) => Buffer.from(text, 'base64'))];
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b ? [gunzipSync(bytes)] : [];
  return [...zips, ...gzip, ...zips.flatMap(zipEntries)];
}

function zipEntries(zip: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    entries.push(method === 8 ? inflateRawSync(data) : data);
  }
  return entries;
}

/** The files below a folder that hold the secret in any form, hidden files too. */
export function findLeaks(folder: string, canary: string): string[] {
  const names = [...new Set(globSync(['**/*', '**/.*'], { cwd: folder }))];
  const files = names.filter((file) => statSync(join(folder, file)).isFile());
  assert.ok(files.length > 5);
  const forms = formsOf(canary);
  return files.filter((file) =>
    contents(join(folder, file)).some((bytes) => forms.some((form) => bytes.includes(form))),
  );
}
