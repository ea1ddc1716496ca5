/** What a sentence is about: the ways it names, if it names any; by telephone; or every way, whatever it names. */
export type SentenceAbout = 'named' | 'phone' | 'every';

/** A way of saying it in plain words, tried on each folded clause of a message. */
export interface Sentence {
  readonly says: RegExp;
  readonly about: SentenceAbout;
}

const named = (says: string): Sentence => ({ says: new RegExp(says), about: 'named' });
const every = (says: string): Sentence => ({ says: new RegExp(says), about: 'every' });
const phone = (says: string): Sentence => ({ says: new RegExp(says), about: 'phone' });

/** text, texting, text or call ... */
const ONE_VERB =
  '(?:text|sms|message|call|phone|ring|dial|email|mail|contact|bother|harass|spam|disturb|solicit|pester|write(?: to)?|reach out(?: to)?|communicate with)';
const VERBS = `${ONE_VERB}(?:,? (?:or|and|nor) ${ONE_VERB})*`;
const ONE_ING =
  '(?:texting|messaging|calling|phoning|ringing|dialing|emailing|mailing|contacting|bothering|harassing|spamming|soliciting|pestering|writing(?: to)?|reaching out(?: to)?|communicating with|blowing up)';
const INGS = `${ONE_ING}(?: (?:or|and) ${ONE_ING})*`;
const THINGS =
  '(?:texts|text messages?|sms|messages|messaging|emails|mails|calls|phone calls|robocalls|voicemails|communications?|contact|notifications|alerts|newsletters?|ads|spam|solicitations?|promotions|promos|specials|marketing)';
const PLAIN_THINGS =
  '(?:texts|text messages|sms|messages|emails|calls|phone calls|robocalls|voicemails|spam)';
const THESE =
  '(?: all| any| more| of| the| your| these| those| this| such| future| further| automated| marketing| promotional)*';
const ME = '(?:me|us|here|(?:this|my|our) (?:number|phone|cell|email|address|inbox))';
const TAIL = '(?: please| thanks| anymore| again| ever| at all| now| asap| immediately| to this number)*$';

/** "Don't call me before nine" is about the time; "don't email me the application" about the application. */
const NOT_ONLY_NOW =
  '(?! (?:\\w+ ){0,2}?(?:before|after|until|till|between|during|while|today|tonight|tomorrow|yet|now|rn|when|on (?:the )?(?:weekends?|weekdays?|\\w+days?)|at (?:night|noon|lunch|dinner|midnight|\\d\\w*)|in the (?:morning|afternoon|evening))\\b)';
const NOT_ONE_THING = `(?! (?:the|a|an|it|that|any|your|my) (?!${THINGS}))(?! (?:by|sir|maam|mr|mrs|ms|miss|names)\\b)`;
/** "You don't call me anymore" complains, "don't call me anymore" asks. */
const NOT_OF_OTHERS =
  '(?<!\\b(?:you|they|he|she|we|i|who|it|that|people|guys|yall|nobody|if|agents?|managers?|office) )';
/** "Why did you stop texting me", "please don't stop", "I will stop calling" ask for no end; "if you don't stop" does. */
const ASKS_FOR_AN_END =
  '(?<!\\b(?:did|does|didnt|has|have|why)(?: \\w+){0,3} )(?<!(?<!\\b(?:you|guys|yall) )\\b(?:dont|never|not|cant|wont)(?: ever)? )(?<!\\b(?:ill|i will|i can|i should|we will) )';
const END = `${ASKS_FOR_AN_END}\\b(?:stop|quit|cease|discontinue)`;

const WHAT_IS_MINE =
  '(?:me|us|(?:my|this|our|her|his|their|that) (?:name|name and number|(?:phone |cell |mobile |cellphone )?number|phone|cell|email(?: address)?|(?:contact )?(?:info|information|details)|contact))';
const LISTS =
  '(?:lists?|texts?|text messages|messages|emails?|mailings?|calls|system|database|contacts|records|rotation|campaigns?|marketing|directory|distribution)';
const NO_OTHER_LIST = '(?!.*\\b(?:wait ?list|waiting list|guest list|lease|application|de espera)\\b)';

const ENGLISH: readonly Sentence[] = [
  named(`${NOT_OF_OTHERS}\\bdont (?:ever )?${VERBS} ${ME}\\b${NOT_ONLY_NOW}${NOT_ONE_THING}`),
  named(`(?:^|\\b(?:please|just|so|and|but|also|ok|again|said) )dont (?:ever )?${VERBS}${TAIL}`),
  named(`(?:^|\\b(?:please|and|or|to|just|but|so|also|me|again) )never (?:ever )?${VERBS} ${ME}\\b(?! back)`),
  named(`\\b(?:please|to|you|you to) not (?:to )?${VERBS} ${ME}\\b${NOT_ONLY_NOW}${NOT_ONE_THING}`),
  named(
    `${END}(?: with)?${THESE}(?: auto| mass| cold| constantly| fucking| freaking)? ${INGS}(?! (?:him|her|them|me by)\\b)`,
  ),
  named(
    `${END}(?: with)?(?: sending| receiving| getting)?(?: me| us)?${THESE} ${THINGS}\\b(?! (?:at|after|before|until|between)\\b)`,
  ),
  every(
    `${END} sending (?:me |us )?(?:these|this|those|stuff|things|anything|crap|shit|junk)(?: (?!${THINGS})\\w+)?$`,
  ),
  named(
    `(?:^|\\b(?:please|just|me|but|and|only|ok) )no (?:more )?${PLAIN_THINGS}(?: (?:or|and) ${PLAIN_THINGS})*${TAIL}`,
  ),
  named(
    `(?<!\\b(?:got|had|get|getting|receive|received|were|was|are|is|have) )\\bno more ${PLAIN_THINGS}(?: (?:or|and) ${PLAIN_THINGS})*\\b`,
  ),
  named(
    `\\b(?:dont|no longer|not) (?:want|wish|need|care|like)(?: to (?:get|receive|be|have)| anymore| any| more| your| these| further| future| you)(?: \\w+){0,3}? (?:${PLAIN_THINGS}|contacted|texted|called|emailed|messaged|bothered)\\b(?! by\\b)${NOT_ONLY_NOW}`,
  ),
  named(
    `\\b(?:dont|no longer) want (?:you|anyone|anybody|yall)(?: guys| people| all)? (?:to )?(?:keep )?(?:${VERBS}|${INGS})\\b`,
  ),
  every('\\b(?:dont|no longer|not) (?:want|wish|care) to hear from (?:you|yall|anyone|anybody)\\b'),
  named(
    `\\bdont (?:consent|agree) to (?:(?:be|being|receive|receiving|get|getting|any|your|these|more) )*(?:${THINGS}|contacted|texted|called|emailed|messaged)\\b`,
  ),
  named(
    `${NOT_OF_OTHERS}\\bdont (?:ever )?send(?: me| us| any| anymore| more| these| your| those| further| out)* (?:${THINGS}|anything)\\b`,
  ),
  named('\\bnot to be (?:contacted|called|texted|emailed|messaged|bothered)\\b'),
  every(
    '\\b(?:dont|no longer|not) (?:want|wish|need)(?: any| further| more| future)+ (?:communications?|contact|solicitations?)\\b',
  ),
  every(
    '\\b(?:tell|told|ask|asked|asking|telling|need|want|begging) (?:you|yall)(?: people| guys| all)? to stop$',
  ),
  named(`\\benough (?:with|of)${THESE} ${THINGS}\\b`),
  named(`^(?:please )?end${THESE} ${PLAIN_THINGS}\\b`),
  every(
    `${NO_OTHER_LIST}\\b(?:be|get) (?:removed|taken|deleted|dropped|unsubscribed)(?: off| from| out)(?: of)?(?: \\w+){0,3}? ${LISTS}\\b`,
  ),
  every('\\bhave (?:my|this|our) (?:phone |cell )?number (?:removed|deleted|taken off)\\b'),
  every('\\bcancel (?:my|this|the) (?:text |email |message )?subscription\\b'),
  named(`\\bif you(?:d| would| could)? (?:stop|stopped|quit)${THESE} ${INGS}`),
  named(`\\b(?:mind|appreciate|prefer)(?: \\w+){0,3} not ${INGS}\\b`),
  named(`(?:^|\\bplease )no (?:more )?${INGS}${TAIL}`),
  every('\\bif you (?:dont|cant|wont) stop$'),
  every('\\b(?:arent|not) (?:authorized|allowed|permitted) to (?:call|text|email|contact|message)\\b'),
  every(
    '^(?:please )?(?:take|remove|delete)(?: me)? (?:off|from)(?: of)?(?: the| your| this)?(?: text| call| email| mailing)? lists?\\b',
  ),
  every('^(?:please )?no (?:solicitations?|soliciting|solicitors)\\b'),
  every(
    '\\b(?:revoke|revoking|withdraw|withdrawing|rescind) (?:my |any |all |the |prior |express )*(?:consent|permission|authorization)\\b',
  ),
  every('\\bdont have (?:my )?(?:consent|permission) to\\b'),
  every(
    `${NO_OTHER_LIST}\\b(?:take|get|remove|delete|drop|erase|keep|scratch) ${WHAT_IS_MINE}(?: \\w+)? (?:off|from|out)(?: of)?(?: \\w+){0,3}? ${LISTS}\\b`,
  ),
  every(`${NO_OTHER_LIST}\\bget off (?:of )?(?:this|your|the|that)(?: \\w+){0,2}? lists?\\b`),
  every(`\\b(?:take|get) ${WHAT_IS_MINE} off(?: of)?(?: this| here| it)?${TAIL}`),
  every(`(?:^|\\b(?:please|and|just|you|kindly|so|to) )remove ${WHAT_IS_MINE}${TAIL}`),
  every(
    '\\b(?:remove|delete|erase|forget) (?:my|this|our) (?:phone |cell |cellphone |mobile |contact |personal )*(?:number|email|info|information|details|contact)\\b(?! (?:from (?:the |my |your )?(?:lease|account|application|portal|profile|unit|gate)|and (?:use|add|replace|put|update)|on|for|with)\\b)',
  ),
  every('\\blose (?:my|this) number\\b'),
  phone('\\bdont (?:call|contact|text) (?:list|registry)\\b'),
  phone('\\bdnc\\b'),
  named(`\\bopt(?:ing|ed)? (?:me |us )?out (?:of|from)(?: receiving| getting)?${THESE} ${THINGS}\\b`),
  every(
    '\\b(?:opt (?:me|us|my number|this number) out|(?:id like|i want|i wish|i need|i choose|would like|want|please|how (?:do|can) (?:i|we)|im|already)(?: to)? opt(?:ing|ed)? out|i (?:already |just )?opt(?:ed)? out)\\b(?! (?:of|from)\\b)',
  ),
  every(
    '(?:^|\\b(?:please|to|just|and|kindly|you|i) )unsubscribe\\b(?! (?:link|button|her|him|them|my (?!number|email|phone)))',
  ),
  every(
    '\\bunsubscribe (?:link|button|page|option)(?: \\w+){0,3}? (?:broken|dead|working|work|works|fails?|failed|missing)\\b',
  ),
  every(
    '\\b(?:ive|i)(?: have| already| just)* unsubscribed\\b(?! from (?!your|this|the|these|all)\\b)(?!.*\\b(?:accident|mistake))',
  ),
  every('\\bleave (?:me|us) (?:alone|be)\\b(?! (?:in|with|at|to)\\b)'),
  every('^(?:please |just )?(?:fuck off|piss off|buzz off|go away)$'),
  every('\\bcease and desist\\b'),
  every(
    '\\b(?:you|youve|yall|guys)(?: must| have| probably| all)*(?: have| got| reached| called| texted| dialed) (?:the |a )?wrong (?:phone number|number|person|guy|girl|lady|man|woman)\\b(?! (?:of|on|in|for me)\\b)',
  ),
  every(
    '(?<!\\b(?:called|dialed|texted|gave|give|given|put|have|ive|got|had|wrote|typed|entered|listed|left|sent|used)(?: \\w+)?(?: the| a)? )\\bwrong (?:number|person)\\b(?! (?:of|on|in|for me)\\b)',
  ),
];

/** "No me llame antes de las cinco" is about the time, "no me mande el contrato" about the contract. */
const NO_SOLO_AHORA =
  '(?! (?:\\w+ ){0,2}?(?:antes|despues|hasta|entre|hoy|ahora|ahorita|manana|todavia|aun|cuando|a las|por la|en la|los (?:fines|sabados|domingos))\\b)(?! (?:el|la|los|las|un|una) (?!mensaj|text|llam|correo))';
const MENSAJES = '(?:mensajes?|textos?|llamadas?|correos?|emails?)';

const SPANISH: readonly Sentence[] = [
  named(
    `(?<!\\b(?:si|porque|que) )\\bno (?:me|nos) (?:vuelvan? a (?:llamar|escribir|contactar|molestar|mandar|enviar)|(?:escriba|llame|mande|envie|contacte|moleste|marque|textee|hostigue)[ns]?)\\b${NO_SOLO_AHORA}(?: (?:mas )?${MENSAJES})?`,
  ),
  named(
    '\\b(?:dejen?|deja|paren?) de (?:llamar|escribir|mandar|enviar|molestar|contactar|textear|marcar)(?:me|nos)?\\b(?: \\w+){0,1}',
  ),
  named(`\\bno (?:quiero|deseo|queremos|deseamos)(?: recibir)?(?: mas| sus| estos| estas)* ${MENSAJES}\\b`),
  named(
    '\\b(?:favor de no|no vuelvan? a|no vuelvas a) (?:llamar|escribir|mandar|enviar|molestar|contactar|textear|marcar)(?:me|nos)?\\b(?: mensajes| textos| correos)?',
  ),
  named('\\bno quiero que me (?:llame|escriba|contacte|moleste|mande|envie)[ns]?\\b'),
  named(`\\bno mas ${MENSAJES}\\b`),
  every('\\b(?:dejeme|dejenme|dejame|dejenos) en paz\\b'),
  every(
    `${NO_OTHER_LIST}\\b(?:quite|quiten|quita|saque|saquen|saca|borre|borren|borra|elimine|eliminen|elimina)(?:me|nos)?(?: mi (?:numero|nombre|correo|telefono))? de (?:la|su|sus|esta|tu) listas?\\b`,
  ),
  every(
    '\\b(?:borre|borren|borra|elimine|eliminen|elimina|quite|quiten) mi (?:numero|telefono|correo|informacion)\\b',
  ),
  every('(?<!\\b(?:puse|di|tengo|marque|tenia) (?:el |un )?)\\b(?:numero|persona) equivocad[oa]\\b'),
  every('\\bse (?:equivoco|equivocaron|ha equivocado|han equivocado) de (?:numero|persona)\\b'),
  every('\\b(?:darme|deme|denme|dame) de baja\\b'),
  every('\\bcancelar (?:la |mi |esta )?suscripcion\\b'),
];

/** Sentences that ask not to be contacted. Each is about being contacted, not about a tour, a lease or a car. */
export const OPT_OUT_SENTENCES: readonly Sentence[] = [...ENGLISH, ...SPANISH];

/**
 * Sentences that ask to be contacted again. Few and plain, as they lift denials: "you can call me after five" names a time, and
 * "sign me up" may be about a tour.
 */
export const OPT_IN_SENTENCES: readonly Sentence[] = [
  named(`\\b(?:start|resume|begin) ${INGS} (?:me|us|this number)(?: again| please| anytime)*$`),
  named(`\\byou (?:can|may) ${VERBS} ${ME} again\\b`),
  named(`\\bopt (?:me |us )?(?:back )?in (?:to|for)(?: receiving| getting)?${THESE} ${THINGS}\\b`),
  every(
    '\\b(?:opt (?:me|us) (?:back )?in|(?:id like|i want|would like) to opt (?:back )?in)(?: again| please| thanks)*$',
  ),
  named(`\\bsign (?:me|us) (?:back )?up for${THESE}(?: text)? ${THINGS}\\b`),
  every('\\b(?:re)?subscribe me(?: again| back| please)*$'),
  named(
    '\\bpueden? (?:volver a )?(?:llamarme|escribirme|mandarme mensajes) (?:de nuevo|otra vez|nuevamente)\\b',
  ),
];
