import { seededId } from './seeded-id.ts';

export type VirtualCardOffer = {
  readonly offerId: string;
  readonly programName: string;
  readonly bin: string;
  readonly bankName: string;
  readonly programLimits: {
    readonly dailyLimit: string;
    readonly weeklyLimit: string;
    readonly monthlyLimit: string;
  };
  readonly rewardValue: string;
  readonly cardType: 'DEBIT' | 'PREPAID';
  readonly cardNetwork: 'MASTERCARD' | 'VISA';
  readonly cardBrandLocked: boolean;
};

/** "Sandbox Valid Virtual Card Test Offers" (docs/create-virtual-cards). */
const stagingOfferIds = [
  'ed669305-5e43-40a0-9a25-7a15ed174628',
  'b23630f6-8d91-43df-84aa-a541e7691197',
  '592c394e-26cc-44ac-a145-a5f81301fe77',
];

const programLimits = { dailyLimit: '5000.00', weeklyLimit: '20000.00', monthlyLimit: '50000.00' };

/** The card programs of one environment; inferred: those of staging do not resolve in live. */
export function createVirtualCardOffers(environment: string): readonly VirtualCardOffer[] {
  const id = (index: number) =>
    environment === 'staging'
      ? (stagingOfferIds[index] ?? '')
      : seededId(`${environment}/virtual-card-offer/${index}`);
  const common = { bankName: 'Test Bank', programLimits, rewardValue: '1.5%' };
  return [
    {
      ...common,
      offerId: id(0),
      programName: 'Virtual Card',
      bin: '411111',
      cardType: 'DEBIT',
      cardNetwork: 'VISA',
      cardBrandLocked: false,
    },
    {
      ...common,
      offerId: id(1),
      programName: 'Mastercard Prepaid',
      bin: '555555',
      cardType: 'PREPAID',
      cardNetwork: 'MASTERCARD',
      cardBrandLocked: false,
    },
    {
      ...common,
      offerId: id(2),
      programName: 'Brand Locked Mastercard Prepaid',
      bin: '555555',
      cardType: 'PREPAID',
      cardNetwork: 'MASTERCARD',
      cardBrandLocked: true,
    },
  ];
}
