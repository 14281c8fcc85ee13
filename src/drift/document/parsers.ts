import type * as Upgrader from '@scalar/openapi-upgrader/2.0-to-3.0';
import type * as Graphql from 'graphql';
import type * as Yaml from 'yaml';
import { loadLazily } from '../../util/load-lazily.ts';

// Each is loaded when a document first needs it: together they cost 150 ms at every start, and most documents need none.

/** The YAML parser. */
export const yamlParser = (): typeof Yaml =>
  loadLazily<typeof Yaml>(import.meta.url, '../../contract/yaml-parser');

/** graphql-js. */
export const graphqlParser = (): typeof Graphql => loadLazily<typeof Graphql>(import.meta.url, 'graphql');

/** The converter from Swagger 2.0 to OpenAPI 3.0. */
export const swaggerConverter = (): typeof Upgrader =>
  loadLazily<typeof Upgrader>(import.meta.url, '@scalar/openapi-upgrader/2.0-to-3.0');
