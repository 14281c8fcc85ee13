/** A file as a URI reference: a URL stays what it is, and no colon of a path can be taken for the end of a scheme. */
export function uriOf(file: string): string {
  if (/^https?:\/\//i.test(file) && URL.canParse(file)) return new URL(file).href;
  const absolute = /^(?:\/|[a-z]:[\\/])/i.test(file) ? 'file://' : '';
  const path = file.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return absolute === '' || path.startsWith('/') ? absolute + path : `${absolute}/${path}`;
}
