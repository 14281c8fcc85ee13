import { styleText } from 'node:util';
import type { Style } from '../report/style.ts';

const formats = { good: 'green', bad: 'red', note: 'dim', strong: 'bold' } as const;

/** Colours for a terminal; plain text where the output is none, or NO_COLOR is set. */
export const terminalStyle: Style = (tone, text) =>
  styleText(formats[tone], text, { stream: process.stdout });
