import type { ConfigProblem } from '../../util/errors.ts';
import type { YamlPath } from '../read-yaml.ts';
import { memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

type Entry = { readonly path: YamlPath; readonly source: unknown; readonly stage: unknown };

/** Schema sources that cannot be: of another protocol, or of a live environment without being public. */
export function findSchemaSourceProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const protocol = memberOf(provider, 'protocol');
  return schemaSourcesIn(provider).flatMap(({ path, source, stage }) => {
    const kind = memberOf(source, 'kind');
    const foreign = kind === (protocol === 'graphql' ? 'openapi' : 'introspection');
    if (foreign)
      return report([...path, 'kind'], {
        message: `a provider of protocol ${String(protocol)} has no such schema`,
        expected: `${protocol === 'graphql' ? 'introspection' : 'openapi'} or none`,
        found: String(kind),
      });
    const isClosed = kind === 'introspection' || (kind === 'openapi' && memberOf(source, 'public') !== true);
    if (stage !== 'live' || !isClosed) return [];
    return report([...path, 'kind'], {
      message: 'the schema of a live environment is read only where it is a public document',
      expected: 'kind: openapi with public: true, or kind: none',
      found: kind,
    });
  });
}

/** Every schema source of a provider file, that of the whole file and those of environments. */
export function schemaSourcesIn(provider: unknown): readonly Entry[] {
  const own = membersOf(memberOf(provider, 'environments')).map(([name, environment]) => ({
    path: ['environments', name, 'schemaSource'],
    source: memberOf(environment, 'schemaSource'),
    stage: memberOf(environment, 'stage'),
  }));
  const shared = { path: ['schemaSource'], source: memberOf(provider, 'schemaSource'), stage: undefined };
  return [shared, ...own].filter(({ source }) => source !== undefined);
}
