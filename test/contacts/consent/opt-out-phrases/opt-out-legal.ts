import { labelled } from './phrase';

/** The way people write who have read the law, or whose lawyer has. */
export const optOutLegal = [
  ...labelled({ over: 'text', language: 'en', label: 'opt_out' }, [
    'Under the TCPA I revoke any prior express consent to be contacted at this number.',
    'I hereby revoke consent to receive automated communications.',
    'This is a formal request to be placed on your internal do-not-contact list.',
    'I am revoking any and all consent you may believe you have. Further contact will be considered a willful violation of 47 USC 227.',
    'Be advised that I do not consent to autodialed messages. Next one costs you $500.',
    'Consent is withdrawn effective immediately.',
    "You're in violation of the TCPA. Stop now or I'm filing with the FCC.",
    'I rescind my permission for you to contact me.',
    'I have not consented to these messages and demand that they cease.',
    'My attorney has advised me to tell you to cease contact.',
    'per FCC rules you have 10 business days to take me off. do it today',
  ]),
  ...labelled({ over: 'email', language: 'en', label: 'opt_out' }, [
    'Pursuant to the CAN-SPAM Act, I request that you remove me from all lists within ten business days.',
    'Please treat this message as my revocation of consent under 47 CFR 64.1200(a)(10). Confirm in writing.\n\nR. Castellano',
    'This letter serves as notice to cease and desist all communication with me, by any means.',
    'I exercise my right to opt out of the sale of my data and of all marketing. Do not contact me except as the lease requires.',
    'Any consent given on the application dated March 2 is hereby revoked. Do not contact me again for marketing purposes.',
  ]),
  ...labelled({ over: 'text', language: 'en', label: 'opt_out', channels: ['text', 'call'] }, [
    'I revoke my consent to receive calls and text messages from you under the Telephone Consumer Protection Act.',
    'Stop all automated calls and texts to this number. Further calls or texts violate the TCPA.',
    'No prior express written consent was given. Cease all calls and texts.',
  ]),
  ...labelled({ over: 'text', language: 'en', label: 'opt_out', channels: ['text', 'call'] }, [
    'My number is on the National Do Not Call Registry. Do not call me again or I will file a complaint.',
    'Put me on your internal do not call list and do not call this number again.',
  ]),
  ...labelled({ over: 'text', language: 'en', label: 'opt_out', channels: ['text'] }, [
    'I revoke my consent to be texted.',
    'I withdraw consent for SMS',
    'You do not have my consent to text me.',
  ]),
  ...labelled({ over: 'email', language: 'en', label: 'opt_out', channels: ['email'] }, [
    'CAN-SPAM requires you to honor this: stop emailing me.',
    'I withdraw my consent to receive marketing emails from Harbor Point Apartments.',
  ]),
  ...labelled({ over: 'text', language: 'es', label: 'opt_out' }, [
    'Revoco mi consentimiento para que me contacten.',
    'Retiro mi consentimiento, no me contacten más.',
    'No doy mi consentimiento para recibir estos mensajes',
    'Nunca les di permiso de contactarme. Los voy a reportar a la FCC si siguen escribiendo.',
    'Solicito formalmente que eliminen mi número de su base de datos.',
  ]),
  ...labelled({ over: 'email', language: 'es', label: 'opt_out' }, [
    'Por medio de la presente revoco cualquier consentimiento otorgado para comunicaciones de mercadeo.\n\nAtentamente,\nLucía Barrera',
    'Solicito que se me excluya de su lista de contactos conforme a la ley.',
  ]),
];
