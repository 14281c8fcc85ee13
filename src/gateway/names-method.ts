/** What Rails, Laravel, Salesforce, ServiceStack and others call it. `?`: some servers begin the query anew at each. */
const method =
  /[?&;]\s*(?:_method|_httpmethod|x-http-method|x-http-method-override|x-method-override)\s*(?:[=&;?[]|$)/i;

/** Deeper than any server decodes. */
const rounds = 8;

/** Whether a query, `?` included, has a member by which some servers read another method than that of the request. */
export function namesMethod(query: string): boolean {
  if (query === '') return false;
  let form = query;
  for (let round = 0; round < rounds && form.includes('%'); round++) form = decodeBytes(form);
  return method.test(form.replaceAll('+', ' '));
}

/** Byte by byte: what is no UTF-8 in one member must not hide the next one. */
function decodeBytes(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
