import type { SandboxRequest } from '../../../src/sandbox/index.ts';
import { accept, conflict } from './reply.ts';
import { SECURITY_QUESTION } from './seed.ts';
import type { Schemas } from './state.ts';

const LOGIN = { username: 'merchantonline', password: 'dice-manila-purism' };

/** loginMerchant, getI18n, getTermsAndConditions: what a form needs before it can be shown. */
export const merchantHandlers = {
  loginMerchant(request: SandboxRequest) {
    const { merchant_username, merchant_password } = request.body as Schemas['MerchantLoginRequest'];
    if (merchant_username !== LOGIN.username || merchant_password !== LOGIN.password) {
      return conflict('authentication_failure', 'Missing or wrong Merchant authentication parameters');
    }
    return accept<Schemas['MerchantLogin']>({
      merchant_name: 'European Restorations',
      merchant_id: '382',
      form_values: formValues('en'),
    });
  },
  getI18n(request: SandboxRequest) {
    return accept<Schemas['I18n']>({ form_values: formValues(languageOf(request)) });
  },
  getTermsAndConditions(request: SandboxRequest) {
    const text = { en: 'Terms and conditions', fr: 'Modalités' }[languageOf(request)];
    return accept<Schemas['TermsAndConditions']>({ terms_and_conditions: text });
  },
};

function languageOf(request: SandboxRequest): 'en' | 'fr' {
  return request.query['lang'] === 'fr' ? 'fr' : 'en';
}

function formValues(language: 'en' | 'fr'): Schemas['FormValues'] {
  return {
    salutation: { options: SALUTATIONS[language] },
    province: { options: PROVINCES },
    security_qid: { options: { [SECURITY_QUESTION.id]: SECURITY_QUESTION.text } },
    govid_type: { options: { CADL: "Driver's Licence", CAP: 'Passport' } },
  };
}

const SALUTATIONS = {
  en: { mr: 'Mr.', ms: 'Ms.', mrs: 'Mrs.', mss: 'Miss.' },
  fr: { mr: 'M.', ms: 'Mme', mrs: 'Mme', mss: 'Mlle' },
};
const PROVINCES = {
  AB: 'Alberta',
  BC: 'British Columbia',
  MB: 'Manitoba',
  NB: 'New Brunswick',
  NL: 'Newfoundland & Labrador',
  NS: 'Nova Scotia',
  NT: 'Northwest Territories',
  NU: 'Nunavut',
  ON: 'Ontario',
  PE: 'Prince Edward Island',
  QC: 'Quebec',
  SK: 'Saskatchewan',
  YT: 'Yukon Territory',
};
