import { mediaFor, mediaTypes } from './content.ts';
import type { Located, OpenApiReader } from './located.ts';
import { responseFor, responsesOf } from './status.ts';

/** An answer as far as checking it goes. */
export type SampleResponse = {
  readonly status: string;
  readonly mediaType?: string;
  /** The one header that is left out; all others are there. */
  readonly without?: string;
};

/** Why an operation does not document an answer; undefined where it does. Knows one document only. */
export function responseRefusal(
  reader: OpenApiReader,
  operation: Located,
  sample: SampleResponse,
): string | undefined {
  const { mediaType, status, without } = sample;
  const response = responseFor(responsesOf(reader, operation), status);
  if (response === undefined) return `status ${status} is not documented`;
  if (mediaType !== undefined && mediaFor(mediaTypes(reader, response), mediaType) === undefined)
    return `media type ${mediaType} is not documented for ${status}`;
  const headers = [...reader.objects(response, 'headers')];
  const needed = headers.some(
    ([name, { raw }]) => name.toLowerCase() === without && raw['required'] === true,
  );
  return needed ? `header ${without ?? ''} is required` : undefined;
}

/** An answer in few words. */
export function writeResponse({ mediaType, status, without }: SampleResponse): string {
  const parts = [
    `HTTP ${status}`,
    ...(mediaType === undefined ? [] : [`content-type: ${mediaType}`]),
    ...(without === undefined ? [] : [`(no header ${without})`]),
  ];
  return parts.join('\n');
}
