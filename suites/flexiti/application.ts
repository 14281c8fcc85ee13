import type { Given } from '../../src/scenario/index.ts';

/** An application of someone who does not exist, in the reserved ranges for e-mail and phone. */
export function application(given: Given) {
  return {
    first_name: 'Test',
    last_name: `Test-${given.hex(24)}`,
    dob: '1980-01-01',
    email: given.email(),
    phone_number: 2025550123,
    tos_agreement: true,
  };
}
