// In a module of ours, so that whoever loads it synchronously gets what is loaded already: under Playwright's hooks the
// package itself would be looked up and read again, for a second and a half.
export * from 'yaml';
