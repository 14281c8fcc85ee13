import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';

/** What a reader finds on paper: the text of a page's PDF, as poppler reads it, its spaces and line ends as one space. */
export async function printedText(page: Page): Promise<string> {
  return (await readPdf(page, '-layout')).replaceAll(/\s+/g, ' ');
}

/** How near to the left and the upper edge of the paper any word of a page's PDF comes, in points. */
export async function printedMargin(page: Page): Promise<number> {
  const places = (await readPdf(page, '-bbox')).matchAll(/ [xy]Min="([\d.]+)"/g);
  return Math.min(...[...places].map(([, place]) => Number(place)));
}

async function readPdf(page: Page, option: '-bbox' | '-layout'): Promise<string> {
  const pdf = await page.pdf({ format: 'A4' });
  return execFileSync('pdftotext', [option, '-', '-'], { input: pdf, encoding: 'utf8' });
}
