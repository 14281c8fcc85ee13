const known = new Map<string, Promise<unknown>>();

/** Unpacks a part of this page: base64 of raw deflate of JSON. Each is read once. */
export function readChunk<Content>(id: string): Promise<Content | undefined> {
  const reading = known.get(id) ?? unpack(id);
  known.set(id, reading);
  return reading as Promise<Content | undefined>;
}

async function unpack(id: string): Promise<unknown> {
  const text = document.getElementById(`chunk-${id}`)?.textContent;
  if (text === undefined) return undefined;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}
