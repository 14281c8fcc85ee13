import type { ParsedProvider } from '../../contract/parse-provider.ts';
import { reporterFor } from '../../contract/provider/problem-reporter.ts';
import type { Announced } from '../../model/announced.ts';
import { ConfigError } from '../../util/errors.ts';
import { findAnnouncedProblems } from './announced-problems.ts';

/**
 * What a provider file says of changes to come. Throws a `ConfigError` (`config_invalid`) with every rule that it names
 * and that does not exist.
 */
export function announcedBy({ provider, yaml }: ParsedProvider): Announced {
  const { compatible, extensibleEnums } = provider.versioning;
  const problems = findAnnouncedProblems(provider, reporterFor(yaml));
  if (problems.length > 0) throw new ConfigError('config_invalid', problems);
  return {
    permits: compatible.flatMap(({ change, permits }) =>
      permits === undefined ? [] : [{ change, ...permits }],
    ),
    ...(extensibleEnums === undefined ? {} : { extensibleEnums }),
  };
}
