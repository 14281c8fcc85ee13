import { createHash } from 'node:crypto';

/** A UUID that depends on its name only, and so is the same in every run: `fluz/staging/merchant/3`. */
export function seededId(name: string): string {
  const hex = createHash('sha256').update(`fluz/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
