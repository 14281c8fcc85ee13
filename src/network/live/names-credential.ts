import { placeholdersOf } from '../../contract/template.ts';

/** Whether a template of the provider file is filled with a credential. */
export function namesCredential(template: unknown): boolean {
  return (
    typeof template === 'string' &&
    placeholdersOf(template).some(({ name }) => name === 'credential' || name === 'token')
  );
}
