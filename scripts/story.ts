import { fileURLToPath } from 'node:url';
import { tellStory } from '../src/cli/story/tell-story.ts';

process.exitCode = await tellStory(fileURLToPath(new URL('..', import.meta.url)));
