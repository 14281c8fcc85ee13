import type { Change } from '../../model/change.ts';
import type { DriftReport, WaiverFinding } from '../../model/drift-report.ts';

/** What is said beside a change: our use, what the provider announced, which trap it is, who waived it. Foreign text is as it came. */
export function notesOf({ announced, trapClass, usage, waiver }: Change): readonly string[] {
  return [
    ...(usage === undefined ? [] : [`our use: ${usage}`]),
    ...(announced === undefined ? [] : [`announced as permitted: ${announced}`]),
    ...(trapClass === undefined ? [] : [`trap: ${trapClass.replaceAll('-', ' ')}`]),
    ...(waiver === undefined
      ? []
      : [`waived until ${waiver.until} by ${waiver.owner} (${waiver.ticket}): ${waiver.reason}`]),
  ];
}

/** What the recorded use is worth, said once; nothing where none was asked for. */
export function usageNote({ usage }: DriftReport): string | undefined {
  if (usage === undefined || usage.state === 'none') return undefined;
  return usage.state === 'current'
    ? `our use: as recorded for ${usage.provider ?? ''} under the old schema`
    : `our use: unknown, for it was recorded for ${usage.provider ?? ''} under another schema; "livegate usage" records it anew`;
}

/** Something wrong with a waiver, without its place. */
export function waiverSentence({ fingerprint, message, rule }: WaiverFinding): string {
  return `the waiver for ${rule} ${fingerprint.slice(0, 19)}: ${message}`;
}
