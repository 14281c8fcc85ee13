import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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
  app.addContentTypeParser(/^application\/([^;]+\+)?json/, { parseAs: 'string' }, (_request, text, done) => {
    done(null, new ReadBody(readJson(String(text))));
  });
  app.addContentTypeParser(/^text\//, { parseAs: 'string' }, (_request, text, done) => {
    done(null, new ReadBody(text === '' ? { kind: 'none' } : { kind: 'text', text: String(text) }));
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    done(null, new ReadBody(text === '' ? { kind: 'none' } : { kind: 'other' }));
  });
  await app.register(formbody, { bodyLimit: 1_048_576 });
}

/** The body of a request that came in by such an app. */
export function bodyOf({ body }: FastifyRequest): RawBody {
  if (body === undefined || body === null) return { kind: 'none' };
  if (body instanceof ReadBody) return body.raw;
  return { kind: 'form', fields: body as Readonly<Record<string, unknown>> };
}

function readJson(text: string): RawBody {
  if (text === '') return { kind: 'none' };
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'malformed', message: `not JSON: ${error instanceof Error ? error.message : ''}` };
  }
}
