/**
 * `NODE_OPTIONS` with which a process believes that it is this moment when it starts; its clock goes on from there. So a
 * project whose evidence is of a fixed day is judged by the real program, and no scenario has to be run for it.
 */
export function clockAt(start: Date): string {
  const code = `
    const Real = Date;
    const ahead = ${start.getTime()} - Real.now();
    globalThis.Date = class extends Real {
      constructor(...given) {
        super(...(given.length === 0 ? [Real.now() + ahead] : given));
      }
      static now() {
        return Real.now() + ahead;
      }
    };`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}
