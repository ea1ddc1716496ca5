import { INGS, ME, PLAIN_THINGS, TAIL, THESE, THINGS, VERBS } from './english-words';
import { every, named, phone, type Sentence } from './sentence';

/** What comes in bits: "updates" are of a tour too, so they refuse only where the clause ends. */
const BITS = '(?:updates?|reminders?|alerts?|notifications?|listings?|blasts?|texts?|emails?|messages?)';
const WISHED =
  '(?:dont|no longer|not|never|didnt)(?: really| actually| even)? (?:want|need|wish|care|like|asked)';
const THING = `(?:${PLAIN_THINGS}|${INGS})`;
const FROM_YOU = '(?: (?:from|by) (?:you|yall|you guys|your \\w+|this number|you people|the \\w+))?';

/** Refusals that come in passing, in the looser words of texting. English. */
export const PASSING_REFUSALS: readonly Sentence[] = [
  every('\\bleave (?:me|us) (?:\\w+ ){1,3}alone\\b(?! (?:in|with|at|to)\\b)'),
  every(
    `(?<!\\b(?:dont|not|never|didnt) )\\b(?:remove|take|get|drop|delete|pull|kick) (?:me|us|my (?:number|info|name)) (?:from|off|out)(?: of)? (?:this|these|here|everything|all|all this)(?: \\w+)?${TAIL}`,
  ),
  every(`^(?:please |just )?(?:off|out of) (?:your|the|this) list${TAIL}`),
  // What is to end.
  every(
    `\\bhow (?:do|can|could|would|to) (?:(?:i|we|you) )?(?:go about )?(?:stop|stopping|end|make|get|not get|avoid)(?: getting| receiving)? (?:these|this|those|all this)(?: to)?(?: stop| end| off)?${TAIL}`,
  ),
  named(
    `\\bhow (?:do|can|could|would|to) (?:(?:i|we|you) )?(?:go about )?(?:stop|stopping|end|not get|avoid)(?: getting| receiving)?${THESE} ${THING}`,
  ),
  every(
    `\\bwhat (?:do|must|can|should) (?:i|we) (?:have to |need to |gotta )?(?:do|say|text|type|reply) (?:to|so|for) (?:\\w+ ){0,3}(?:stop|off|end|unsubscribed?|removed)\\b`,
  ),
  every(`\\b(?:make|get|want|need|have) (?:these|this|those)(?: things)?(?: to)? (?:stop|end)${TAIL}`),
  every(`\\b(?:turn|shut|switch|cut) (?:these|those|this)(?: things)? off${TAIL}`),
  every(`\\b(?:turn|shut|switch|cut) off (?:these|those|this)(?: things| thing)?${TAIL}`),
  named(
    `(?:^|\\b(?:please|just|you|to|and|can|now|somebody|someone) )(?:kill|ditch|nix|axe|cut|cut out|drop|lose|shut down|scrap|silence|mute)(?: off)?(?: all)? ?(?:the|these|those|your|this|all)(?: \\w+)? (?:${THINGS})${TAIL}`,
  ),
  named(
    `\\b(?:cut it out|cut it|quit it|stop it|knock it off|lay off|ease up|ease off|chill|chill out|cool it|give it a rest|enough|enough already|done|over it|through|finished|fed up|had it|had enough|sick and tired|easy)(?: already)? (?:with|on|of|getting|receiving)(?: getting| receiving)?${THESE} (?:${THINGS}|${INGS})\\b(?! (?:from|with|about) (?:my|the)\\b)`,
  ),
  every(
    `\\bim (?:so )?(?:done|over|finished|through) (?:with|getting|receiving) (?:these|this crap|all these)${TAIL}`,
  ),
  // What is not wanted.
  named(
    `(?:^|\\b(?:please|and|just|me|ok) )no (?:more |further |additional |other )?${BITS}(?:(?: or| and| nor| no)* (?:${BITS}|calls))*${FROM_YOU}${TAIL}(?<!\\bno (?:updates?|reminders?|alerts?|listings?|texts?|emails?|messages?)(?: from \\w+(?: \\w+)?)?)`,
  ),
  named(`^(?:please )?no (?:text|sms|email|texts|emails|mail)(?: please| thanks| ever| ok| anymore)+$`),
  named(
    `\\b${WISHED}(?: \\w+){0,4}? ${BITS}${FROM_YOU}${TAIL}(?<!\\b(?:my|the|another|that|get your|got your|an|a) ${BITS})`,
  ),
  every(
    `\\b(?:dont|no longer|not|never) (?:want|need|wish|care|like)(?: to)?(?: keep| continue)?(?: getting| receiving| receive| get| see| seeing| hearing)? (?:these|any of these|any more of (?:this|these)|this stuff|this crap|your stuff)${TAIL}`,
  ),
  every(
    `\\b(?:rather|prefer|prefer to|like to|want to|wish to)(?: just)? not (?:to )?(?:get|receive|have|be getting|be receiving|keep getting|see)(?: any| more| any more)* (?:these|this|those|any|anything|more)\\b(?! (?:unit|apartment|place|one|floor|room)s?\\b)`,
  ),
  named(
    `\\b(?:rather|prefer|prefer to|like to|want to|wish to)(?: just)? not (?:to )?(?:get|receive|have|be getting|be receiving|keep getting)${THESE} ${PLAIN_THINGS}\\b`,
  ),
  every(
    `(?:^|\\b(?:want|wants|please|prefer|wish|request|demand|need) )(?:no|zero) (?:more |further |additional )?(?:contact|communication|correspondence|solicitation)(?: (?:whatsoever|of any kind|at all|ever|necessary|needed|wanted|requested))*(?:(?<=\\b(?:want|wants|prefer|wish|request|demand|need)\\b.*) from \\w+(?: \\w+)?)?${TAIL}`,
  ),
  named(
    `\\bno (?:need|reason|point|sense)(?: for (?:you|yall))? (?:to|in) (?:keep |continue )?(?:${VERBS}|${INGS})(?: ${ME})? (?:anymore|again|any longer|any further|ever|going forward)\\b`,
  ),
  named(
    `\\byou (?:(?:guys|people) )?(?:dont|neednt) (?:have to |need to )?(?:keep |continue )?(?:${VERBS}|${INGS})(?: ${ME})? (?:anymore|any longer|any further|going forward)\\b`,
    '^(?!.*\\b(?:you|guys|people) (?:dont|neednt) (?:have|need))',
  ),
  named(
    `\\bdont (?:bother|waste your time|keep|continue|even bother)(?: on| with)? ${INGS}(?: ${ME})?${TAIL}`,
  ),
  every(
    '\\bfeel free to (?:stop|quit|unsubscribe|(?:remove|delete|take) (?:me|my (?:number|info|name)))\\b(?! by\\b)',
  ),
  named(
    `^(?:please |hey |hi |so |ok )*(?:can|could|would|will) (?:you|yall)(?: guys| people| all| please| just| maybe)* not ${VERBS}${TAIL}`,
  ),
  named(`\\bneither ${THING}(?: (?:nor|or|and) ${THING})+`),
  named(`(?:^|\\b(?:please|and|just) )no (?:more )?${INGS}(?:(?: or| and| nor)?(?: no)? ${INGS})+${TAIL}`),
  named(
    `(?<=\\b(?:email|call|text|write|mail|phone|message) (?:me |us )?(?:please )?(?:instead of|rather than|over|and not|not) (?:a |any |the )?)(?:${INGS}|${PLAIN_THINGS})\\b`,
  ),
  // Never asked for.
  every(
    `\\b(?:never|didnt|dont|havent)(?: ever| even| remember| recall| actually)* (?:sign(?:ed|ing)? up|consent(?:ed)?|subscribed?|opt(?:ed)? in|signed (?:on|myself up)|enroll(?:ed)?|register(?:ed)?)(?: for| to| with)?(?: (?:this|these|any of this|any of these|that|anything|yall|you|your \\w+|it|be on this|any list))?${TAIL}(?<!\\b(?:enroll|enrolled|register|registered|consent|sign up|signed up))`,
  ),
];

/** Said of the way itself, and of what is had enough of. */
export const OF_THE_WAY: readonly Sentence[] = [
  every(`^(?:please |just |so |now )*(?:stop|quit) asking(?: me)?${TAIL}`),
  named(`^(?:ok |please |seriously )*enough (?:${PLAIN_THINGS})${TAIL}`),
  phone(
    `\\b(?:stop|quit) (?:blowing|hitting) (?:me|us|my phone|my line) up\\b|\\b(?:stop|quit) blowing up (?:me|us|my (?:phone|cell|line))\\b`,
  ),
  named(
    `^(?:please |from )?(?:remove|take|delete|drop) me (?:from|off|out of) (?:the |your |this |that )?lists?${TAIL}`,
  ),
  every(`\\bwant (?:out|off)(?: of)? (?:these|this|your|all)(?: \\w+)?${TAIL}`),
  every(
    `\\b(?:dont|no longer) (?:want|need)(?: to (?:get|receive))? (?:any|any more|anymore|more)(?: more)? of (?:these|this|those)${TAIL}`,
  ),
  every(
    '\\b(?:ive|i|we|weve|have)(?: \\w+){0,2} (?:asked|told|requested|begged)(?: \\w+){0,4} to (?:be (?:removed|taken off|left alone|unsubscribed)|stop)(?=$| (?:several|many|multiple|already|before|times|please|three|two|now|\\d))',
    '\\b(?:leak|noise|neighbors?|lease|waitlist)\\b',
  ),
  named(
    `\\b(?:stop|quit|end) (?:this|the|your|that) (?:\\w+ )?(?:bot|robot|system|computer|agent|person|guy|lady)(?: \\w+)? from ${INGS}`,
  ),
  every('\\b(?:i )?consider (?:this|these|it)(?: \\w+)? (?:harassment|spam)\\b'),
  named(
    `\\b(?:can|could|would|will) (?:you|yall)(?: guys| people| all| please| just| maybe)* not ${VERBS} ${ME}${TAIL}`,
  ),
  named(`^(?:please )?dont ${VERBS}(?= (?:just|only) (?:text|email|call|write))`),
  named(`\\b(?:so|deaf|please|but|and|hearing|work) no (?:${PLAIN_THINGS})${TAIL}`),
  named(
    `\\b(?:getting|receiving|get|receive)${THESE} ${PLAIN_THINGS}(?: \\w+){0,4} want (?:them|it|this|these) to (?:stop|end)${TAIL}`,
  ),
];

/** The same in Spanish. */
export const PASSING_REFUSALS_SPANISH: readonly Sentence[] = [
  named(
    '(?:^|\\b(?:por favor|quiero|ya|y) )(?:nada de|cero|ni una?) (?:mas )?(?:mensajes?|textos?|llamadas?|correos?|emails?|publicidad)\\b(?! (?:perdidas?|todavia|aun|de (?:ustedes|la oficina))\\b)',
  ),
  every(
    '\\b(?:pueden?|podrian?|favor de|necesito que|quiero que) (?:me |nos )?(?:dar(?:me|nos)?|den?) de baja\\b(?! (?:la|el|los|mi|del) (?:luz|seguro|gas|agua|internet|contrato))',
  ),
  every(
    '\\bsi (?:me|nos) (?:siguen?|vuelven? a|insisten? en) \\w+(?:ndo|r)(?:me|nos)?\\b',
    '^(?!.*\\b(?:quej|report|demand|denunci|bloque|abogado|polic))',
  ),
  every('\\b(?:dejen|deje|deja|dejan)(?:me|nos) (?:ya )?(?:tranquil[oa]s?|en paz|quiet[oa])\\b'),
  every(
    '^(?:por favor )?(?:saq?u|quit|borr|elimin)(?:e|en|a|eme|enme|ame)(?:me|nos)? de (?:ahi|aqui|alli|esto|eso)(?: ya| por favor| gracias)*$',
  ),
  named(
    '\\b(?:que|para que) (?:ya )?no (?:me|nos) (?:lleguen?|llegaran|manden|caigan)(?: mas)?(?: \\w+){0,2} (?:mensajes|textos|correos|llamadas)\\b',
  ),
  every('\\bya no (?:me |nos )?(?:manden?|envien?)(?: mas)? (?:info|informacion|nada|cosas|eso)\\b'),
  every('\\bno (?:manden?|envien?) (?:mas|nada|ya)(?: por favor| gracias)*$'),
  named(
    '\\b(?:agradeceria|agradezco|agradeceriamos|gustaria|pido|ruego)(?: mucho)? que (?:ya )?(?:dejar(?:a|an)|dejen?|parar(?:a|an)|paren?) de \\w+(?:me|nos)?\\b',
  ),
  named(
    '\\bni (?:mas )?(?:mensajes?|textos?|llamadas?|correos?|emails?|sms)(?: de texto)?(?: ni (?:mas )?(?:mensajes?|textos?|llamadas?|correos?|emails?|sms)(?: de texto)?)+',
  ),
  named(
    '\\b(?:alto|parenle|bajenle|ya estuvo|ya basta|fuera|cero|adios)(?: ya)? (?:con|a|de)?(?: ?(?:los|las|tantos|tantas|sus|esos|esas|estos|estas))? ?(?:mensajes|mensajitos|textos|llamadas|correos|emails|notificaciones|promociones|publicidad)\\b',
  ),
  every(
    '\\b(?:no|nunca|jamas)(?: me| nos)? (?:apunte|inscribi|registre|suscribi|anote|apuntamos)(?: a| en| para| con)? (?:esto|eso|nada|ustedes|esta lista|sus? \\w+)\\b',
  ),
  every(
    '\\b(?:nunca|jamas|yo no)(?: les| le)? (?:di|dimos|he dado) (?:mi|nuestro|el) (?:numero|telefono|correo|contacto)\\b',
  ),
  every(
    '\\b(?:quien|de donde|como)(?: \\w+)? (?:dio|dieron|sacaron|saco|obtuvieron|consiguieron|tienen|agarraron) mi (?:numero|telefono|informacion|correo)\\b',
    '^(?!.*\\b(?:borr|quit|elimin|saqu|dej|par|no (?:me|quiero)))',
  ),
  named(
    '\\b(?:ya )?no (?:es necesario|hace falta|hay necesidad de|tienen? que|necesitan?) (?:que )?(?:me )?(?:sigan?|seguir|continuar|continuen) \\w+(?:ando|iendo)(?:me|nos)?\\b',
  ),
];
