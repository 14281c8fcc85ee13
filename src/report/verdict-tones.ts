/** How each verdict on a comparison is meant. */
export const verdictTones = {
  breaking: 'bad',
  unknown: 'bad',
  dangerous: 'strong',
  safe: 'good',
  identical: 'good',
} as const;
