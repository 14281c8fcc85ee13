import type { CatalogueProduct, Context, Realm } from './state.ts';
import { realmOf } from './state.ts';

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

type Line = readonly [
  id: string,
  name: string,
  days: number,
  value: number,
  unit: 'MB' | 'GB',
  euros: number,
  region: string,
];

const LINES: readonly Line[] = [
  ['a3m3z000000Daaa', 'PrePaid Data 300MB 1-Day', 1, 300, 'MB', 3, 'TIER1'],
  ['a3m3z000000Dbbb', 'PrePaid Data 1GB 15-Day', 15, 1, 'GB', 9, 'TIER2'],
  ['a3m3z000000Dccc', 'PrePaid Data 3GB 30-Day', 30, 3, 'GB', 39, 'TIER1'],
  ['a3m3z000000Dddd', 'PrePaid Data 5GB 30-Day', 30, 5, 'GB', 59, 'TIER1'],
  ['a3m3z000000Deee', 'PrePaid Data 10GB 30-Day', 30, 10, 'GB', 99, 'TIER2'],
];

/** The products of a realm. Only Staging's ids differ; Production and Pre-Production share theirs. */
export function createCatalogue(realm: Realm): readonly CatalogueProduct[] {
  const suffix = realm === 'services' ? 'IAK' : 'QAC';
  return LINES.map((line) => product(line, suffix));
}

function product([id, name, days, value, unit, euros, region]: Line, suffix: string): CatalogueProduct {
  return {
    id: `${id}${suffix}`,
    name,
    description: name,
    period: days,
    period_unit: 'DAYS',
    data: { value, unit },
    footprint: ['AG', 'DE', 'GB', 'PT', 'US', 'VN'],
    activeCountries: ['ALL'],
    region,
    planId: region === 'TIER1' ? 'TruphoneinternalPlan_Id' : 'TruphonetravelPlan_Id',
    bytes: value * (unit === 'GB' ? GIBIBYTE : MEBIBYTE),
    prices: { EUR: euros, USD: euros + 3, GBP: euros - 1 },
  };
}

/** The opaque form that product ids took later; the provider announced that the format may change. */
export function renamedProductId(id: string): string {
  return `${Buffer.from(id).toString('base64url')}=`;
}

/** A product by either form of its id. */
export function findProduct(id: string, context: Context): CatalogueProduct | undefined {
  return catalogueOf(context).find(
    (candidate) => candidate.id === id || renamedProductId(candidate.id) === id,
  );
}

/** The catalogue that this environment sells from. */
export function catalogueOf(context: Context): readonly CatalogueProduct[] {
  return context.shared.catalogues[realmOf(context.environment)];
}
