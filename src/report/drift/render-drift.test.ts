import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import type { DriftReport } from '../../model/drift-report.ts';
import { renderDriftGithub } from './render-drift-github.ts';
import { renderDriftHtml } from './render-drift-html.ts';
import { renderDriftJson } from './render-drift-json.ts';
import { renderDriftJunit } from './render-drift-junit.ts';
import { renderDriftMarkdown } from './render-drift-markdown.ts';
import { renderDriftSarif } from './render-drift-sarif.ts';
import { renderDriftText } from './render-drift-text.ts';
import { renderers, rule } from './testing/renderers.ts';
import { hostileReport, identicalReport, sampleReport, waivedReport } from './testing/sample-report.ts';

const plain = (_tone: string, text: string) => text;
const tagged = (tone: string, text: string) => `[${tone} ${text}]`;

describe('text', () => {
  it('is grouped by operation, aligned, with both places, the witness, a summary and what to do', () => {
    assert.equal(
      renderDriftText(sampleReport, plain),
      `GET /orders, POST /orders
  breaking   response-property-removed  200 › application/json › total
             the property total is gone
             at GET /orders response 200 application/json
             at POST /orders response 201 application/json
             our use: broken
             old old.yaml:12:5  →  new new.yaml:9:3
             witness: value of GET /orders response 200
               {"id":"a"}
               accepted by the new side, refused by the old: must have required property 'total'

POST /orders
  dangerous  request-pattern-changed    body › name
             another pattern
             unproved: pattern: no value was found
             announced as permitted: patterns may change
             new new.yaml:30:7

no operation
  safe       schema-added               components › Extra
             a new schema that nothing uses

could not decide:
  new new.yaml:71:3  new.yaml#/x: https://x.example/y.json was not loaded

defects of the documents:
  new.yaml:3:1: the key "a" stands twice

old old.yaml  →  new new.yaml
breaking: 1 breaking, 1 dangerous, 1 safe changes, 1 undecided (policy wire, effort 24)
Change the client, or keep the old schema. "livegate rules response-property-removed" explains the first.
`,
    );
  });

  it('says so where there is nothing', () => {
    assert.equal(
      renderDriftText(identicalReport, plain),
      `old old.yaml  →  new new.yaml
identical: no changes (policy wire, effort 24)
Nothing to do: no client can tell the two apart.
`,
    );
  });

  it('leaves colour to its caller', () => {
    assert.match(renderDriftText(sampleReport, tagged), /\[bad breaking\] {3}response-property-removed/);
  });

  it('shows the beginning of a long witness', () => {
    const [first] = sampleReport.changes;
    const value = Array.from({ length: 100 }, (_, index) => index);
    const witness = { ...first!.witness!, kind: 'value', position: 'x', value } as const;
    const text = renderDriftText({ ...sampleReport, changes: [{ ...first!, witness }] }, plain);
    assert.match(text, /… 78 more lines/);
  });

  it('groups a GraphQL schema by its types', () => {
    const graphql = { ...sampleReport.old, language: 'graphql' } as const;
    assert.match(renderDriftText({ ...sampleReport, old: graphql }, plain), /^components$/m);
  });
});

describe('json', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../schemas/drift-report.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

  for (const [name, report] of Object.entries({
    sampleReport,
    identicalReport,
    hostile: hostileReport('x'),
  })) {
    it(`is what its published schema says: ${name}`, () => {
      const value: unknown = JSON.parse(renderDriftJson(report));
      assert.ok(validate(value), JSON.stringify(validate.errors));
      assert.deepEqual(value, JSON.parse(JSON.stringify(report)));
    });
  }

  it('has one order of members, whatever the report was built from', () => {
    assert.equal(renderDriftJson(reversed(sampleReport) as DriftReport), renderDriftJson(sampleReport));
    assert.match(
      renderDriftJson(sampleReport),
      /^\{\n {2}"tool"[^]*\n {2}"old"[^]*\n {2}"verdict"[^]*\n {2}"changes"/,
    );
  });
});

describe('markdown', () => {
  it('fits into a comment, and counts what did not', () => {
    const changes = Array.from({ length: 2000 }, () => sampleReport.changes[0]!);
    const text = renderDriftMarkdown({ ...sampleReport, changes });
    assert.ok(text.length < 65_536, String(text.length));
    const shown = text.match(/^- \*\*breaking/gm)?.length ?? 0;
    assert.equal(shown + Number(/…and (\d+) more/.exec(text)?.[1]), 2000);
    assert.match(text, /could not decide/);
  });

  it('closes no fence early', () => {
    const [first] = sampleReport.changes;
    const witness = { ...first!.witness!, kind: 'request', request: 'a\n````\n# b' } as const;
    const text = renderDriftMarkdown({ ...sampleReport, changes: [{ ...first!, witness }] });
    assert.match(text, /\n {2}`{5}http\n {2}a\n {2}````\n {2}# b\n {2}`{5}\n/);
  });
});

describe('html', () => {
  const page = renderDriftHtml(sampleReport);

  it('permits nothing but its own style sheet', () => {
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(
      page.includes(
        `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
      ),
    );
    assert.doesNotMatch(page, /<script|<link|<img|<iframe| style=| on\w+=|src=|url\(/i);
  });

  it('is whole, in one language and for every reader', () => {
    assert.match(page, /^<!doctype html>\n<html lang="en">/);
    for (const tag of ['details', 'ul', 'li', 'p', 'section', 'summary', 'h2', 'h3', 'code', 'pre', 'dl'])
      assert.equal(
        page.split(`<${tag}`).length - 1,
        page.split(`</${tag}>`).length - 1 + (tag === 'p' ? page.split('<pre').length - 1 : 0),
        tag,
      );
    assert.match(page, /prefers-color-scheme: dark/);
  });
});

describe('junit', () => {
  it('has a test case for each change and each undecided place, and fails those that fail the command', () => {
    const strict = renderDriftJunit(sampleReport, { failOn: 'dangerous' });
    assert.match(strict, /tests="4" failures="2" errors="1"/);
    assert.equal(strict.match(/<testcase /g)?.length, 4);
    assert.equal(strict.match(/<failure /g)?.length, 2);
    assert.match(renderDriftJunit(sampleReport, { failOn: 'breaking' }), /tests="4" failures="1" errors="1"/);
  });

  it('has a passed test case where nothing changed', () => {
    const text = renderDriftJunit(identicalReport, { failOn: 'breaking' });
    assert.match(text, /tests="1" failures="0" errors="0"/);
    assert.match(text, /<testcase classname="schema" name="nothing changed" time="0"\/>/);
  });
});

describe('sarif', () => {
  const log = JSON.parse(renderDriftSarif(sampleReport, [rule])) as Log;
  const run = log.runs[0]!;
  const results = run.results ?? [];

  it('has a result for each change and defect, at the new side or the old one', () => {
    assert.deepEqual(
      results.map(({ ruleId, level }) => [ruleId, level]),
      [
        ['response-property-removed', 'error'],
        ['request-pattern-changed', 'warning'],
        ['schema-added', 'note'],
        ['document-defect', 'warning'],
      ],
    );
    assert.deepEqual(results[0]?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'new.yaml' },
      region: { startLine: 9, startColumn: 3 },
    });
    assert.deepEqual(results[0].partialFingerprints, {
      'livegateChange/v1': `sha256:${'a'.repeat(64)}`,
    });
  });

  it('has an artifact and a fingerprint for everything, a place in a file or not', () => {
    const [first] = sampleReport.changes;
    assert.ok(first !== undefined);
    const nowhere = { ...first };
    delete nowhere.new;
    delete nowhere.old;
    const seen = JSON.parse(renderDriftSarif({ ...waivedReport, changes: [nowhere] }, [])) as Log;
    const all = [...results, ...(seen.runs[0]!.results ?? [])];
    assert.ok(
      all.some(({ ruleId }) => ruleId === 'waiver') && all.some(({ ruleId }) => ruleId === 'document-defect'),
    );
    for (const { locations, partialFingerprints } of all) {
      assert.ok(locations?.[0]?.physicalLocation?.artifactLocation?.uri);
      assert.match(Object.values(partialFingerprints ?? {}).join(), /^sha256:/);
    }
    assert.equal(
      seen.runs[0]!.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      waivedReport.new.source,
    );
  });

  it('lists the rules that it uses, each result pointing at its own', () => {
    const rules = run.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    assert.equal(rules.find(({ id }) => id === rule.id)?.helpUri, rule.source);
  });

  it('did not succeed where something could not be decided', () => {
    assert.equal(run.invocations?.[0]?.executionSuccessful, false);
    const same = JSON.parse(renderDriftSarif(identicalReport, [])) as Log;
    assert.equal(same.runs[0]!.invocations?.[0]?.executionSuccessful, true);
  });

  it('writes a revision, a drive and a URL as URI references', () => {
    const uris = ['main:a b/x.yaml', '/tmp/x.yaml', 'C:\\x\\y.yaml', 'https://x.example/y'].map((file) => {
      const place = { file, line: 1, column: 1, pointer: '' };
      const changes = [{ ...sampleReport.changes[0]!, new: place }];
      const one = JSON.parse(renderDriftSarif({ ...sampleReport, changes }, [])) as Log;
      return one.runs[0]!.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    });
    assert.deepEqual(uris, [
      'main%3Aa%20b/x.yaml',
      'file:///tmp/x.yaml',
      'file:///C%3A/x/y.yaml',
      'https://x.example/y',
    ]);
  });
});

describe('github', () => {
  it('escapes what would end a property or a command', () => {
    assert.equal(
      renderDriftGithub(sampleReport).split('\n')[0],
      '::error file=new.yaml,line=9,col=3,title=breaking response-property-removed::200 › application/json › total: the property total is gone [our use: broken]',
    );
    const [line = ''] = renderDriftGithub(hostileReport('a%0A,b::c:d')).split('\n');
    assert.ok(line.startsWith('::error file=a%250A%2Cb%3A%3Ac%3Ad,line=1,col=1,title='), line);
  });
});

describe('every format', () => {
  const undecidedAt: Readonly<Record<string, RegExp>> = {
    text: /new new\.yaml:71:3 {2}new\.yaml#\/x: /,
    json: /"new": \{\n {8}"file": "new\.yaml",\n {8}"line": 71/,
    markdown: /- new `new\.yaml:71` `new\.yaml#\/x`: /,
    html: /new <code title="\/x">new\.yaml:71:3<\/code> <strong>/,
    sarif: /"uri": "new\.yaml"\s*\},\s*"region": \{\s*"startLine": 71,/,
    github: /^::error file=new\.yaml,line=71,col=3,title=could not decide::/m,
  };
  for (const [format, words] of Object.entries(undecidedAt))
    it(`says where what could not be decided stands: ${format}`, () => {
      assert.match(renderers[format]?.(sampleReport) ?? '', words);
    });

  for (const [format, render] of Object.entries(renderers))
    it(`gives the same bytes for the same report: ${format}`, () => {
      assert.equal(render(structuredClone(sampleReport)), render(sampleReport));
    });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
