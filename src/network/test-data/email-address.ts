const reserved = /(?:^|\.)(?:example\.(?:com|net|org)|test|example|invalid|localhost)$/;

/** The domain of an e-mail address in the text that is neither reserved (RFC 2606, RFC 6761) nor listed; undefined: none. */
export function findRealDomain(text: string, listed: ReadonlySet<string>): string | undefined {
  if (!text.includes('@')) return undefined;
  for (const [, found = ''] of text.matchAll(
    /[^\s@"'<>(),:;]@([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu,
  )) {
    const domain = found.toLowerCase();
    if (domain.includes('.') && !reserved.test(domain) && !listed.has(domain)) return domain;
  }
  return undefined;
}
