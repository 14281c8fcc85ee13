import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isText, mediaTypeOf } from '../../contract/media-type.ts';
import { multipartType } from '../../contract/openapi/written-body.ts';
import { parseMultipart } from './parse-multipart.ts';
import type { RawBody } from './parse-rest-request.ts';

/** What a parser made of a body; form fields come from a parser of another's and are plain objects. */
class ReadBody {
  readonly raw: RawBody;

  constructor(raw: RawBody) {
    this.raw = raw;
  }
}

/** Makes the app read every body, malformed ones too: judging them is the contract's part. */
export async function readBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/([^;]+\+)?json\s*(;|$)/i,
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, new ReadBody(readJson(String(text))));
    },
  );
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) => {
    return new ReadBody(await readOther(bytes, request.headers['content-type'] ?? ''));
  });
  await app.register(formbody, { bodyLimit: 1_048_576 });
}

/** The body of a request that came in by such an app. */
export function bodyOf({ body }: FastifyRequest): RawBody {
  if (body === undefined || body === null) return { kind: 'none' };
  if (body instanceof ReadBody) return body.raw;
  return { kind: 'form', fields: body as Readonly<Record<string, unknown>> };
}

async function readOther(bytes: Buffer, contentType: string): Promise<RawBody> {
  const type = mediaTypeOf(contentType);
  if (bytes.length === 0) return { kind: 'none' };
  if (type === multipartType) return readMultipart(bytes, contentType);
  return { kind: 'raw', type, value: isText(type) ? bytes.toString('utf8') : bytes };
}

async function readMultipart(bytes: Buffer, contentType: string): Promise<RawBody> {
  try {
    return { kind: 'multipart', parts: await parseMultipart(bytes, contentType) };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return { kind: 'malformed', message: `not multipart/form-data as RFC 7578 has it: ${why}` };
  }
}

function readJson(text: string): RawBody {
  if (text === '') return { kind: 'none' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'malformed', message: `not JSON: ${error instanceof Error ? error.message : ''}` };
  }
}
