import type { Change, Place, Witness } from '../../model/change.ts';
import type { ComparedDocument, DriftReport, Undecided, WaiverFinding } from '../../model/drift-report.ts';
import { indentedJson } from '../../util/indented-json.ts';

/** A comparison as JSON, as `schemas/drift-report.schema.json` describes it. The order of members is fixed. */
export function renderDriftJson(report: DriftReport): string {
  const { tool, policy, effort, verdict, undecided } = report;
  const ordered = {
    tool: { name: tool.name, version: tool.version },
    old: documentOf(report.old),
    new: documentOf(report.new),
    policy,
    effort,
    verdict,
    changes: report.changes.map(changeOf),
    undecided: undecided.map(undecidedOf),
    usage: usageOf(report.usage),
    waiverFindings: report.waiverFindings?.map(waiverFindingOf),
  };
  return `${indentedJson(ordered)}\n`;
}

function documentOf({ source, language, digest, defects }: ComparedDocument): ComparedDocument {
  return {
    source,
    language,
    digest,
    defects: defects.map(({ file, line, column, message }) => ({ file, line, column, message })),
  };
}

function changeOf(change: Change): object {
  return {
    id: change.id,
    severity: change.severity,
    direction: change.direction,
    path: change.path,
    operations: change.operations,
    positions: change.positions,
    old: placeOf(change.old),
    new: placeOf(change.new),
    reason: change.reason,
    proof: change.proof,
    stoppedBy: change.stoppedBy,
    witness: witnessOf(change.witness),
    usage: change.usage,
    announced: change.announced,
    waiver: waiverOf(change.waiver),
    trapClass: change.trapClass,
    fingerprint: change.fingerprint,
  };
}

function waiverOf(waiver: Change['waiver']): Change['waiver'] {
  if (waiver === undefined) return undefined;
  const { owner, reason, ticket, until } = waiver;
  return { owner, reason, ticket, until };
}

function undecidedOf({ new: next, old, reason, where }: Undecided): object {
  return { where, reason, old: placeOf(old), new: placeOf(next) };
}

function usageOf(usage: DriftReport['usage']): object | undefined {
  if (usage === undefined) return undefined;
  const { provider, schema, state } = usage;
  return { state, provider, schema };
}

function waiverFindingOf(finding: WaiverFinding): WaiverFinding {
  const { code, column, file, fingerprint, line, message, rule } = finding;
  return { code, rule, fingerprint, file, line, column, message };
}

function placeOf(place: Place | undefined): Place | undefined {
  if (place === undefined) return undefined;
  return { file: place.file, line: place.line, column: place.column, pointer: place.pointer };
}

function witnessOf(witness: Witness | undefined): object | undefined {
  if (witness === undefined) return undefined;
  const { acceptedBy, refusedBy, refusal } = witness;
  return { ...contentOf(witness), acceptedBy, refusedBy, refusal };
}

function contentOf(witness: Witness): object {
  switch (witness.kind) {
    case 'value':
      return { kind: witness.kind, position: witness.position, value: witness.value };
    case 'document':
      return { kind: witness.kind, document: witness.document, variables: witness.variables };
    case 'result':
      return { kind: witness.kind, document: witness.document, result: witness.result };
    case 'request':
      return { kind: witness.kind, request: witness.request };
    case 'response':
      return { kind: witness.kind, response: witness.response };
  }
}
