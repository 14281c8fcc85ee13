import type { ConfigProblem } from '../../util/errors.ts';
import type { Contract } from '../contract.ts';
import type { YamlFile } from '../read-yaml.ts';
import { findCallProblems } from './agreement/call-problems.ts';
import { callsIn } from './agreement/calls-in.ts';
import { findErrorProblems } from './agreement/error-problems.ts';
import { findLeftOutProblems } from './agreement/left-out-problems.ts';
import { operationShapes } from './agreement/operation-shape.ts';
import { findPageHeaderProblems } from './agreement/page-header-problems.ts';
import { findPayloadProblems } from './agreement/payload-problems.ts';
import { findScopeProblems } from './agreement/scope-problems.ts';
import { findSharedInputProblems } from './agreement/shared-input-problems.ts';
import { findOperationProblems } from './operation-problems.ts';
import { placeOf, reporterFor } from './problem-reporter.ts';

/**
 * Where a provider file and its contract do not agree: operations, names in inputs and answers, headers, statuses and
 * codes of refusals, scopes. Only what is certain: what an open schema may hold besides is left to the run. The file
 * need not be valid otherwise.
 */
export function findContractProblems(
  yaml: YamlFile,
  contract: Pick<Contract, 'openapi' | 'operations'>,
): readonly ConfigProblem[] {
  const { value } = yaml;
  const report = reporterFor(yaml);
  const shapes = operationShapes(contract);
  const found = [
    ...findOperationProblems(value, contract.operations, report),
    ...findCallProblems(callsIn(value), shapes, report),
    ...findPageHeaderProblems(value, shapes, report),
    ...findSharedInputProblems(value, shapes, report),
    ...findErrorProblems(value, shapes, report),
    ...findPayloadProblems(value, shapes, report),
    ...findScopeProblems(value, contract.openapi, report),
  ];
  const said = new Set(found.map(placeOf));
  return [...found, ...findLeftOutProblems(value, report).filter((problem) => !said.has(placeOf(problem)))];
}
