import { projectConfig } from './src/scenario/project-config.ts';

export default await projectConfig(import.meta.dirname);
