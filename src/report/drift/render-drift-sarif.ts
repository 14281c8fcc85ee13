import type { Log, Location, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import type { Rule } from '../../drift/rules/rule.ts';
import type { Change, ChangeSeverity, Place } from '../../model/change.ts';
import type { DocumentDefect, DriftReport, WaiverFinding } from '../../model/drift-report.ts';
import { digestOfJson } from '../../util/digest.ts';
import { safeText } from '../safe-text.ts';
import { uriOf } from '../uri-of.ts';
import { describeWitness } from './describe-witness.ts';
import { notesOf, waiverSentence } from './notes-of.ts';
import { placesOf } from './places-of.ts';
import type { ShownIn } from './places-of.ts';
import { sentenceOf } from './sentence-of.ts';

const levels: Readonly<Record<ChangeSeverity, 'error' | 'warning' | 'note'>> = {
  breaking: 'error',
  dangerous: 'warning',
  safe: 'note',
};

/**
 * A comparison as SARIF 2.1.0: a result for each change, at its place in the document that `shownIn` names, or in the other
 * one where that has none; each defect of a document is one too. What could not be decided is a notification of an execution that
 * did not succeed. `rules` is the catalogue; only those that are used are listed.
 */
export function renderDriftSarif(
  report: DriftReport,
  rules: readonly Rule[],
  shownIn: ShownIn = 'new',
): string {
  const defects = [...report.old.defects, ...report.new.defects];
  const used = usedRules(report, defects, rules);
  const indices = new Map(used.map(({ id }, index) => [id, index]));
  const shown = { indices, shownIn, source: report[shownIn].source };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: report.tool.name, version: report.tool.version, rules: used } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.undecided.length === 0 && report.verdict !== 'unknown',
            toolExecutionNotifications: report.undecided.map(notification),
          },
        ],
        properties: {
          policy: report.policy,
          verdict: report.verdict,
          effort: report.effort,
          ...(report.usage === undefined ? {} : { usage: report.usage.state }),
        },
        results: [
          ...report.changes.map((change) => changeResult(change, shown)),
          ...defects.map((defect) => defectResult(defect, indices)),
          ...(report.waiverFindings ?? []).map((finding) => waiverResult(finding, indices)),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const defectRule: ReportingDescriptor = {
  id: 'document-defect',
  shortDescription: { text: 'Something is wrong with a document itself, which was read all the same' },
  defaultConfiguration: { level: 'warning' },
};

const waiverRule: ReportingDescriptor = {
  id: 'waiver',
  shortDescription: {
    text: 'Something is wrong with a waiver: expired, unused, too long, too early or given twice',
  },
  defaultConfiguration: { level: 'warning' },
};

function usedRules(
  { changes, policy, waiverFindings = [] }: DriftReport,
  defects: readonly DocumentDefect[],
  rules: readonly Rule[],
): ReportingDescriptor[] {
  const ids = [...new Set(changes.map(({ id }) => id))].sort();
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const used = ids.map((id) => descriptor(id, known.get(id), policy));
  return [
    ...used,
    ...(defects.length === 0 ? [] : [defectRule]),
    ...(waiverFindings.length === 0 ? [] : [waiverRule]),
  ];
}

function descriptor(id: string, rule: Rule | undefined, policy: string): ReportingDescriptor {
  if (rule === undefined) return { id };
  const severity = Object.entries(rule.severity).find(([name]) => name === policy)?.[1];
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    helpUri: rule.source,
    ...(severity === undefined ? {} : { defaultConfiguration: { level: levels[severity] } }),
  };
}

/** What results point to: rules by their index, and the side that stands for what has no place in a file. */
type Shown = {
  readonly indices: ReadonlyMap<string, number>;
  readonly shownIn: ShownIn;
  readonly source: string;
};

function changeResult(change: Change, { indices, shownIn, source }: Shown): Result {
  const { other, place } = placesOf(change, shownIn);
  return {
    ruleId: change.id,
    ruleIndex: indices.get(change.id) ?? -1,
    level: levels[change.severity],
    message: { text: messageOf(change) },
    locations: [locationOf(place, change, source)],
    ...(other === undefined
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              physicalLocation: physical(other),
              message: { text: shownIn === 'new' ? 'before the change' : 'after the change' },
            },
          ],
        }),
    ...suppressed(change),
    partialFingerprints: { 'livegateChange/v1': change.fingerprint },
    properties: {
      direction: change.direction,
      operations: change.operations,
      ...(change.proof === undefined ? {} : { proof: change.proof }),
      ...(change.usage === undefined ? {} : { usage: change.usage }),
      ...(change.trapClass === undefined ? {} : { trapClass: change.trapClass }),
      ...(change.announced === undefined ? {} : { announced: safeText(change.announced) }),
      ...(change.witness === undefined ? {} : { witness: change.witness }),
    },
  };
}

function suppressed({ waiver }: Change): Pick<Result, 'suppressions'> {
  if (waiver === undefined) return {};
  const { owner, reason, ticket, until } = waiver;
  const words = `${reason} (${owner}, ${ticket}, until ${until})`;
  return { suppressions: [{ kind: 'external', status: 'accepted', justification: safeText(words) }] };
}

function messageOf(change: Change): string {
  const shows = change.witness === undefined ? '' : `. Witness: ${describeWitness(change.witness).shows}`;
  const notes = notesOf(change).map((note) => ` [${note}]`);
  return safeText([sentenceOf(change), ...notes, shows].join(''));
}

// What was only seen has no place in a file; readers of SARIF want an artifact all the same.
function locationOf(place: Place | undefined, { path }: Change, source: string): Location {
  const logicalLocations = [{ fullyQualifiedName: safeText(path.join('/')) }];
  const whole = { artifactLocation: { uri: uriOf(source) } };
  return { physicalLocation: place === undefined ? whole : physical(place), logicalLocations };
}

function notification({ new: next, old, reason, where }: DriftReport['undecided'][number]) {
  const place = next ?? old;
  return {
    level: 'error' as const,
    message: { text: safeText(`${where.join(' › ')}: ${reason}`) },
    ...(place === undefined ? {} : { locations: [{ physicalLocation: physical(place) }] }),
  };
}

function physical({ file, line, column }: Omit<Place, 'pointer'>): PhysicalLocation {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } };
}

function fingerprintOf(...parts: readonly string[]): string {
  return digestOfJson(parts.map((part) => part.toWellFormed()));
}

function defectResult(defect: DocumentDefect, indices: ReadonlyMap<string, number>): Result {
  return {
    ruleId: defectRule.id,
    ruleIndex: indices.get(defectRule.id) ?? -1,
    level: 'warning',
    message: { text: safeText(defect.message) },
    locations: [{ physicalLocation: physical(defect) }],
    partialFingerprints: { 'livegateDefect/v1': fingerprintOf(defect.file, defect.message) },
  };
}

function waiverResult(finding: WaiverFinding, indices: ReadonlyMap<string, number>): Result {
  return {
    ruleId: waiverRule.id,
    ruleIndex: indices.get(waiverRule.id) ?? -1,
    level: 'warning',
    message: { text: safeText(waiverSentence(finding)) },
    locations: [{ physicalLocation: physical(finding) }],
    partialFingerprints: {
      'livegateWaiver/v1': fingerprintOf(finding.code, finding.rule, finding.fingerprint),
    },
    properties: { code: finding.code },
  };
}
