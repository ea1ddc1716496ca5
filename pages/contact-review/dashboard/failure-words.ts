/** What stands behind the codes with which a push ends, for people who never see a code. */
const WORDS: Readonly<Record<string, string>> = {
  'openphone.contact_read_only': 'another system owns the contact in OpenPhone; change the person there',
  'openphone.unauthorized': 'OpenPhone does not take the API key; correct the credential, then push again',
  'openphone.forbidden':
    'the API key may not change them; what a CRM integration owns can be changed only there',
  'openphone.payment_required':
    'the plan or the credit of the OpenPhone workspace does not allow it; settle that, then push again',
  'openphone.invalid_request': 'OpenPhone did not accept what the contact says',
  'openphone.invalid_contact': 'the contact cannot be written as it is',
  'openphone.not_found': 'the contact is gone from OpenPhone; push again to create it',
  'openphone.rate_limited': 'OpenPhone was asked too often; push again later',
  'openphone.server_error': 'OpenPhone failed; push again later',
  'openphone.no_answer': 'OpenPhone did not answer; push again',
  'openphone.too_late': 'OpenPhone did not answer in time; push again',
};

/** Why numbers were not pushed, and what to do. An unknown code is named, so that it can be passed on. */
export const failureWords = (code: string): string =>
  Object.hasOwn(WORDS, code) ? (WORDS[code] ?? code) : `OpenPhone did not take them (${code}); push again`;
