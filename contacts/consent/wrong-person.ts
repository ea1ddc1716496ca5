import { every, type Sentence } from './sentence';

/** Anything that tells of the number itself, without which "I'm not Ana" may be her sister. */
const OF_THE_NUMBER =
  '^(?!.*\\b(?:this number|this phone|wrong|never heard|no idea who|dont know (?:who|him|her|them|any|a|that|this|\\w+$)|whoever|stop|remove|new number|before me|anymore|este numero|otro numero|equivocad\\w+|no (?:lo|la|se quien|conozco)))';
const NAMED =
  '(?:by|with|of|under|that goes by|goes by) (?:that|this|such a) name|named \\w+|called (?!me|us|back|about|today|yet|again|in|you)\\w+';

/** Whoever has the number now is not whom we mean: refuses every way. English and Spanish. */
export const WRONG_PERSON: readonly Sentence[] = [
  every('\\bnever heard of (?:him|her|them|that person|this person|anyone named)\\b'),
  every(
    '\\b(?:had|has had|used|used to have|owned|changed) this (?:phone |cell )?(?:number|phone|line) (?:before|previously|until|years?|months?|last)\\b',
  ),
  every('\\bused to (?:have|own|use|be|belong to)(?: \\w+){0,3} number\\b'),
  every(
    '\\b(?:got|have|get|inherited|had) (?:this|a new|the) (?:phone |cell )?number\\b(?! (?:from|for|of)\\b)',
    '^(?!.*\\b(?:dont know (?:who|him|her|them|any|a|that|this)|no idea who|isnt (?:him|her|them)|not (?:him|her|them|his|hers)|never heard))',
  ),
  every(
    `\\b(?:no ?one|nobody|no person|anyone|anybody|someone|a person)(?: here| in this house| at this number| on this number)* (?:${NAMED})\\b`,
    '^(?!.*\\b(?:no ?one|nobody|no person|dont|isnt|not|never|doesnt)\\b)',
  ),
  every(
    '\\b(?:theres|there is|there are|we have) no \\w+ (?:here|at this number|on this number)$(?<!pets here)',
    '\\b(?:parking|pets|dogs|cats|stairs|elevator|pool|gym|laundry|heat|water|power|internet|wifi|key|keys)\\b',
  ),
  every(
    '\\b(?:isnt|not|no longer|never was|never been|aint) (?:his|hers?|their|theirs)(?: old| new)? ?(?:number|phone|cell|phone number|cell number)(?: anymore| any longer| now)*$',
  ),
  every(
    '\\bthis (?:number|phone) (?:isnt|doesnt belong to|is not|never belonged to) (?:\\w+s|hers?|his|him|them|that person)\\b',
  ),
  every(
    '^(?:(?:hi|hey|hello|sorry|um|uh|no|nope|actually|but|and) )*(?:this isnt|this aint|im not|i aint|not|it isnt|you dont have) (?!at\\b|the\\b|a\\b|in\\b|on\\b|sure\\b|interested\\b|here\\b|yet\\b|that\\b|right\\b|now\\b|available\\b)\\w+(?: \\w+)?$',
    OF_THE_NUMBER,
  ),
  every(
    '\\b(?:not|isnt) (?:who|whom|(?:the|that) (?:person|guy|girl|lady|man|woman|one))(?: that| who)? (?:you|youre|your|yall|yalls)\\b',
  ),
  every(
    '\\b(?:mixed|confused|confusing|mistaken|mistook|mistaking)(?: me)?(?: up)? (?:with|for) (?:someone|somebody|another|a different)\\b',
  ),
  every(
    '\\byou(?:re| are)? (?:\\w+ )?(?:looking for|want|have|got|reached|texting|calling|need) (?:someone else|somebody else)\\b',
  ),
  every(
    '\\b(?:who|where|how|whoever)(?: the \\w+)? (?:gave|did|d|got|sold)(?: yall| you| u)?(?: get)? (?:you |yall )?my (?:number|info|information|cell|email|contact)\\b',
    '^(?!.*\\b(?:remove|delete|stop|take|erase|lose|leave me)\\b)',
  ),
  every(
    '\\bthis (?:phone|number|cell|line) (?:now )?(?:belongs to|is for|is used by) (?!me\\b|my\\b|us\\b|the office|leasing|emergenc|text|call)\\w+',
  ),
  // Spanish.
  every('\\bya no (?:tiene|usa|utiliza|ocupa) (?:este|ese) (?:numero|telefono|celular)\\b'),
  every(
    '\\b(?:este|ese|esto|aqui|este numero|este telefono|este celular)(?: ya)? no (?:es|pertenece|corresponde)(?: (?:el|un|al?))?(?: (?:numero|telefono|celular|cel|num|tel|movil))? (?:del?|al?) (?!(?:la oficina|ustedes|contacto|emergencia|mi|la unidad|el apartamento|las?(?! senor)|los|departamento|apartamento|unidad|cuarto|casa)\\b)\\w+',
  ),
  every('\\bya no es (?:su|el) (?:numero|telefono|celular|cel|num|tel)\\b'),
  every(
    '\\b(?:este|ese|el) (?:numero|telefono|celular|cel) (?:ya )?no es (?:de|del|suyo)\\b(?! (?:la oficina|mi)\\b)',
  ),
  every(
    '\\b(?:ya cambio de|era de|antes era(?: el)?(?: numero)? de|tenia este) (?:numero|telefono|otra persona|alguien mas|otro dueno)\\b',
  ),
  every(
    '\\b(?:aqui|en este numero|en esta casa)(?: ya)? no (?:vive|trabaja|existe|se encuentra|esta|conocemos|conozco)(?: a)? (?:ningun[oa]?|nadie|esa persona|ese|esa|el senor|la senora)\\b',
  ),
  every(
    '\\b(?:aqui )?(?:no (?:hay|vive|existe|conozco a?)|nadie)(?: nadie| ningun[oa]?| ninguna persona| aqui)*(?: (?:con|de|por) ese nombre| (?:que )?se llam[ae]| llamad[oa])\\b',
  ),
  every('\\bno conozco a (?:ningun|ninguna|nadie|esa persona|ese senor|esa senora)\\b'),
  every(
    '\\bno (?:soy|es|somos) (?:(?:esa|la) persona(?: que|$)|(?:el|la|quien|a quien)(?: que)? (?:ustedes )?(?:busca|buscan|cree|creen|piensa|piensan|dice|dicen|quiere|quieren)\\b)',
  ),
  every(
    '^(?:(?:hola|no|perdon|disculpe|disculpa|oiga|lo siento|yo) )*no soy (?!de\\b|el dueno|la duena|residente)\\w+(?: \\w+)?$',
    OF_THE_NUMBER,
  ),
  every(
    '\\b(?:me|nos) (?:confunde|confunden|confundio|confundieron|estan confundiendo|esta confundiendo)(?: con (?:otra|otro|alguien))?\\b(?! (?:el|la|los|las)\\b)',
  ),
  every(
    '^(?:(?:creo|que|hola|perdon|disculpe|lo siento|senor|senora|senorita|uy|no|esta|estas|estan|usted|tiene|tienen|se) )*(?:(?:numero|num|tel|telefono|persona) )?(?:equivocad[oa]s?|equivoco|equivocaron)(?: de (?:numero|persona|num|telefono))?(?: amig[oa]| senor| senora| perdon| gracias| compa| carnal| joven)*$',
  ),
];
