/** The words that English sentences about being contacted are made of, as parts of regular expressions over folded text. */

const ONE_VERB =
  '(?:text|sms|message|call|phone|ring|dial|email|mail|contact|bother|bug|harass|spam|disturb|solicit|pester|ping|notify|hit up|write(?: to)?|reach out(?: to)?|communicate with|follow up(?: with)?|advertise to|market to)';
/** "text", "call or text", "call text or email". */
export const VERBS = `${ONE_VERB}(?:(?: or| and| nor)? ${ONE_VERB})*`;

const ONE_ING =
  '(?:texting|messaging|calling|robocalling|phoning|ringing|dialing|emailing|mailing|contacting|bothering|bugging|harassing|spamming|soliciting|pestering|pinging|notifying|writing(?: to)?|reaching out(?: to)?|communicating with|following up(?: with)?|advertising(?: to)?|marketing to|blowing up|hitting (?:me |us )?up)';
/** "texting", "texting and calling". */
export const INGS = `${ONE_ING}(?:(?: or| and)? ${ONE_ING})*`;

const SPANISH_THINGS = 'mensajes|textos|llamadas|correos';
/** What is sent, in any number and for any purpose. */
export const THINGS = `(?:texts|text messages?|sms|messages|messaging|emails|mails|calls|phone calls|robocalls|voicemails|communications?|correspondence|contact|notifications|alerts|reminders|updates|newsletters?|ads|advertisements|spam|solicitations?|follow ups?|promotions|promos|specials|offers|marketing|${SPANISH_THINGS})`;
/** What is sent, and nothing else: "no specials?" is about rents, "no more texts" is not. */
export const PLAIN_THINGS = `(?:texts|text messages|sms|messages|emails|calls|phone calls|robocalls|voicemails|spam|follow ups?(?: messages)?|${SPANISH_THINGS})`;
/** What advertises: as plain as the others once "more" or "your" is before it. */
export const ADVERTISING =
  '(?:promos|promotions|ads|advertisements|newsletters|solicitations|solicitation|notifications|marketing|correspondence|communications?|contact(?! (?:info|information|number|person|lens|lenses|form)))';
export const THESE =
  '(?: all| any| more| of| the| your| these| those| this| such| future| further| automated| marketing| promotional)*';
export const ME =
  '(?:me|us|here|(?:this|my|our) (?:cell phone|cell number|phone number|number|phone|cell|email|address|inbox|landline|line))';

/** What may follow a request without changing it. */
export const TAIL =
  '(?: (?:please|thanks|anymore|again|ever|further|at all|now|right now|asap|today|already|at once|for good|forever|once and for all|this instant|from now on|going forward|immediately|to this number|sir|maam|guys|people|bro|dude|lol|ok|god bless))*$';

/** "Don't call me before nine" is about the time; "don't email me the application" about the application. */
export const NOT_ONLY_NOW =
  '(?! (?:\\w+ ){0,2}?(?:before|after(?! this)|until|till|between|during|while|today|tonight|tomorrow|yet|now|rn|when|on (?:the )?(?:weekends?|weekdays?|\\w+days?)|at (?:night|noon|lunch|dinner|midnight|\\d\\w*)|in the (?:morning|afternoon|evening))\\b)';
export const NOT_ONE_THING = `(?! (?:the|a|an|it|that|any(?! further| more)|your|my) (?!${THINGS}))(?! (?:by|sir|maam|mr|mrs|ms|miss|names)\\b)`;
/** "Don't call me Bob". */
export const NOT_A_NAME =
  '(?! (?!please|thanks|anymore|again|ever|either|back|here|there|now|asap|already|period|ok|lol|bro|man|dude|guys|people|unless|directly|whatsoever|further)[a-z]+$)';
/** "I don't want texts going to my roommate". */
export const NOT_TO_OTHERS =
  '(?! (?:going |sent |coming )?(?:to|for) (?:my (?!phone|number|cell|line)|him|her|them))';
/** "You don't call me anymore" complains, "don't call me anymore" asks. */
export const NOT_OF_OTHERS =
  '(?<!\\b(?:you|they|he|she|we|i|who|it|that|people|guys|yall|nobody|if|agents?|managers?|office) )';
/** "Why did you stop texting me", "please don't stop", "I will stop calling" ask for no end; "if you don't stop" does. */
const ASKS_FOR_AN_END =
  '(?<!\\b(?:did|does|didnt|why)(?: \\w+){0,3} )(?<!\\b(?:has|have) (?:they|them|him|her) )(?<!(?<!\\b(?:you|guys|yall) )\\b(?:dont|never|not|cant|wont)(?: ever)? )(?<!\\b(?:ill|i will|i can|i should|we will) )';
export const END = `${ASKS_FOR_AN_END}\\b(?:stop|quit|cease|discontinue|halt|refrain from|desist from)`;

export const WHAT_IS_MINE =
  '(?:me|us|(?:my|this|our|her|his|their|that) (?:name|name and number|(?:phone |cell |mobile |cellphone )?(?:number|numero)|phone|cell|(?:email )?address|email|(?:contact )?(?:info|information|details)|contact))';
export const LISTS =
  '(?:lists?|texts?|text messages|messages|emails?|mailings?(?: lists?)?|blasts?|calls|system|database|contacts|records|rotation|campaigns?|marketing|directory|distribution|file|files)';
/** Another list than that of those who are written to. */
export const NO_OTHER_LIST =
  '(?!.*\\b(?:wait ?list|waiting list|guest list|(?:door|buzzer|access|gate|key|parking|visitor|emergency|maintenance)(?: \\w+)? list|tour list|schedule|lease|application|de espera|de invitados)\\b)';
/** "Don't take me off", "did you remove me": not asked for. */
export const IS_ASKED =
  '(?<!\\b(?:dont|not|never|didnt|cant|did (?:you|they|i|someone|somebody)|have you|if you|why did you|why was i)(?: (?:want|need|wish)(?: (?:you|yall))?(?: to)?| ever| just| accidentally)? )';
/** "I don't want to unsubscribe", "what happens if I opt out", "did I opt out by accident". */
export const IS_MEANT =
  '(?<!\\b(?:dont|didnt|never|not|wont|if|did|when|before|after|without|whether|accidentally|roommates?|husband|wife)(?: \\w+){0,2} )';
