import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DriftReport } from '../../model/drift-report.ts';
import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import type { Log } from 'sarif';
import { renderEnvironmentsGithub } from '../environment-drift/render-environments-github.ts';
import { renderEnvironmentsJunit } from '../environment-drift/render-environments-junit.ts';
import { renderEnvironmentsSarif } from '../environment-drift/render-environments-sarif.ts';
import { junitProblems, sarifProblems } from '../formats/testing/validators.ts';
import { renderDriftJunit } from './render-drift-junit.ts';
import { renderDriftSarif } from './render-drift-sarif.ts';
import { rule } from './testing/renderers.ts';
import { hostileReport, identicalReport, sampleReport, waivedReport } from './testing/sample-report.ts';

const reports = {
  'of every severity': sampleReport,
  'with waivers': waivedReport,
  'of equal documents': identicalReport,
  'of hostile text': distinct(hostileReport('"><a]]>\u0000\ufffe\ud800<!-- \u202e')),
};

/** No two changes of one comparison have one fingerprint. */
function distinct(report: DriftReport): DriftReport {
  const changes = report.changes.map((one, index) => ({
    ...one,
    fingerprint: `sha256:${index}`.padEnd(71, '0'),
  }));
  return { ...report, changes };
}

for (const [name, report] of Object.entries(reports))
  describe(`a comparison ${name}`, () => {
    for (const failOn of ['breaking', 'dangerous'] as const)
      it(`is JUnit by its schema, failing on ${failOn}`, async () =>
        assert.deepEqual(await junitProblems(renderDriftJunit(report, { failOn })), []));
    it('is SARIF 2.1.0 by its schema', () =>
      assert.deepEqual(sarifProblems(renderDriftSarif(report, [rule])), []));
  });

describe('comparisons of environments', () => {
  const common = { provider: 'acme', against: 'contract', basis: 'schema' } as const;
  const drift: EnvironmentDrift = {
    $schema: 'https://livegate.dev/schemas/environment-drift.schema.json',
    tool: { name: 'livegate', version: '1' },
    network: 'sandbox',
    comparedAt: '2026-11-21T12:00:00.000Z',
    verdict: 'breaking',
    comparisons: [
      { ...common, environment: 'one', verdict: 'breaking', report: waivedReport },
      { ...common, environment: 'two', verdict: 'unknown', reason: 'answered 401' },
    ],
    leftOut: [],
  };

  it('are JUnit by its schema', async () =>
    assert.deepEqual(await junitProblems(renderEnvironmentsJunit(drift, { failOn: 'breaking' })), []));
  it('are SARIF 2.1.0 by its schema', () =>
    assert.deepEqual(sarifProblems(renderEnvironmentsSarif(drift, [rule])), []));
  it('are shown in the contract, and not in what a server answered', () => {
    const { runs } = JSON.parse(renderEnvironmentsSarif(drift, [rule])) as Log;
    const shown = runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation;
    assert.deepEqual(shown?.artifactLocation, { uri: 'old.yaml' });
    assert.match(renderEnvironmentsGithub(drift), /^::notice file=old.yaml,line=12,/);
  });
  it('are SARIF and JUnit where nothing was compared', () => {
    const none = { ...drift, comparisons: [] };
    assert.deepEqual(sarifProblems(renderEnvironmentsSarif(none, [])), []);
    assert.doesNotMatch(renderEnvironmentsJunit(none, { failOn: 'breaking' }), /<testsuite /);
  });
});
