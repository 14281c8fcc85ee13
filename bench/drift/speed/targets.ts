import type { Figure } from './measure-pair.ts';

/** What was wanted, and what it came to. */
type Target = {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  readonly reached: boolean;
};

const ratios = [
  { pair: 'adyen', peer: 'oasdiff changelog', most: 1 },
  { pair: 'twilio', peer: 'oasdiff changelog', most: 1 },
  { pair: 'stripe', peer: 'Redocly diff', most: 0.5 },
  { pair: 'github', peer: 'graphql-js findSchemaChanges', most: 0.5 },
  { pair: 'github', peer: 'graphql-inspector diff', most: 0.25 },
];

/** The targets that can be judged by what was measured. */
export function targets(figures: ReadonlyMap<string, readonly Figure[]>): readonly Target[] {
  const judged = ratios.flatMap(({ most, pair, peer }): readonly Target[] => {
    const [own, ...others] = figures.get(pair) ?? [];
    const other = others.find(({ tool }) => tool === peer);
    if (own === undefined || other === undefined) return [];
    const ratio = own.seconds / other.seconds;
    const wanted = most === 1 ? '< 1.00' : `≤ ${most.toFixed(2)}`;
    return [
      {
        what: `${pair}: time, against ${peer}`,
        wanted,
        found: ratio.toFixed(2),
        reached: most === 1 ? ratio < 1 : ratio <= most,
      },
    ];
  });
  const [stripe] = figures.get('stripe') ?? [];
  return stripe === undefined ? judged : [...judged, ...stripeTargets(stripe)];
}

function stripeTargets({ entries = Infinity, megabytes, same }: Figure): readonly Target[] {
  return [
    {
      what: 'stripe: peak memory',
      wanted: '≤ 300 MB',
      found: `${Math.round(megabytes)} MB`,
      reached: megabytes <= 300,
    },
    { what: 'stripe: entries', wanted: '≤ 600', found: String(entries), reached: entries <= 600 },
    { what: 'stripe: same bytes in 5 runs', wanted: 'yes', found: same ? 'yes' : 'no', reached: same },
  ];
}
