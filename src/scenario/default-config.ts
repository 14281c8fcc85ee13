import { projectConfig } from './project-config.ts';
import { readRunOptions } from './run-options.ts';

/** Playwright's configuration for a folder that has none of its own. */
export default await projectConfig(readRunOptions(process.cwd()).root);
