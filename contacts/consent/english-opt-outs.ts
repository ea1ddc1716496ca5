import * as english from './english-words';
import { every, named, phone, type Sentence } from './sentence';

const { VERBS, INGS, THINGS, PLAIN_THINGS, ADVERTISING, THESE, ME, TAIL, LISTS } = english;
const { NOT_ONLY_NOW, NOT_ONE_THING, NOT_OF_OTHERS, END, WHAT_IS_MINE } = english;
const { NO_OTHER_LIST, IS_ASKED, IS_MEANT, NOT_A_NAME, NOT_TO_OTHERS } = english;

/** "Don't ...", "no more ...", "I don't want ...". */
const REFUSING: readonly Sentence[] = [
  named(`${NOT_OF_OTHERS}\\bdont (?:ever )?${VERBS} ${ME}\\b${NOT_ONLY_NOW}${NOT_ONE_THING}${NOT_A_NAME}`),
  named(`${NOT_OF_OTHERS}\\bdont (?:ever )?hit (?:me|us|my line) up\\b`),
  named(
    `(?:^|\\b(?:please|just|so|and|but|also|ok|again|said|place|interested|anymore) )dont (?:ever )?${VERBS}${TAIL}`,
  ),
  named(
    `${NOT_OF_OTHERS}\\bdont (?:have|let) (?:anyone|anybody|anyone else|people|(?:any of )?your (?:agents?|team|people|staff|office|guys|reps?)) ${VERBS} ${ME}\\b${NOT_ONLY_NOW}${NOT_ONE_THING}`,
  ),
  named(
    `(?:^|\\b(?:please|and|or|to|just|but|so|also|me|again|off) )never (?:ever )?${VERBS} ${ME}\\b(?! back)`,
  ),
  named(
    `(?<!\\b(?:did|why|have|do|how could) )\\b(?:please|to|you|you to|and|or|but) not (?:to )?${VERBS} ${ME}\\b(?! back)${NOT_ONLY_NOW}${NOT_ONE_THING}`,
  ),
  named(
    `(?:^|\\b(?:please|just|me|but|and|only|ok|all set|im good) )no (?:more )?${PLAIN_THINGS}(?:(?: or| and| nor| no)? ${PLAIN_THINGS})*${TAIL}`,
  ),
  named(
    `(?<!\\b(?:got|had|get|getting|receive|received|been|seen|heard|were|was|are|is|have) )\\bno (?:more|further|additional)(?: of)?(?: your| these| those| any| marketing)* (?:${PLAIN_THINGS}|${ADVERTISING})\\b`,
  ),
  named(
    `\\b(?:dont|no longer|not) (?:want|wish|need|care|like)(?: to (?:get|receive|be|have)| anymore| any| more| your| these| further| future| you)(?: \\w+){0,3}? (?:${PLAIN_THINGS}|contacted|texted|called|emailed|messaged|bothered)\\b(?! by\\b)${NOT_TO_OTHERS}${NOT_ONLY_NOW}`,
  ),
  named(
    `\\b(?:dont|no longer) (?:want|need|wish)(?: to (?:get|receive)| any| any more| more| none of| any of| your| these| those| further)* (?:${PLAIN_THINGS}|${ADVERTISING})\\b${NOT_TO_OTHERS}${NOT_ONLY_NOW}`,
  ),
  named(`\\bdont want (?:to (?:get|receive|have) )?(?:a|any) phone calls?${TAIL}`),
  named(
    `\\b(?:dont|no longer) (?:want|need)(?: to (?:get|receive))? (?:these|those|this|any more of (?:these|this))${TAIL}`,
  ),
  named(
    `\\b(?:dont|no longer) want (?:you|anyone|anybody|yall|(?:any of )?your (?:agents?|team|people|staff|office|guys|reps?))(?: guys| people| all)? (?:to )?(?:keep )?(?:${VERBS}|${INGS})\\b(?! (?:him|her|them|my (?!phone|cell|number))\\b)${NOT_ONLY_NOW}`,
  ),
  named(
    `\\b(?:not|no longer) interested in (?:receiving|getting|any more|any further|more|further|your)(?: \\w+){0,3}? (?:${PLAIN_THINGS}|${ADVERTISING})\\b`,
  ),
  every(
    '\\b(?:(?:dont|no longer|not) (?:want|wish|care|need)(?: to)?|(?:rather|prefer|prefer to|like to) not) (?:ever )?hear(?:ing)? (?:anything )?(?:more )?from (?:you|yall|your|anyone|anybody)\\b',
  ),
  named(
    `\\bdont (?:consent|agree) to (?:(?:be|being|receive|receiving|get|getting|any|your|these|more|automated|autodialed) )*(?:${THINGS}|contacted|texted|called|emailed|messaged)\\b`,
  ),
  named(
    `${NOT_OF_OTHERS}\\bdont (?:ever )?send(?: me| us| any| anymore| more| these| your| those| further| out)* (?:${THINGS}|anything|nothing|stuff|any more|of these|of this|any of (?:these|this))\\b${NOT_ONLY_NOW}`,
  ),
  named(
    `${NOT_OF_OTHERS}\\bdont send (?:me|us) (?:more|any more|these|those|this)(?: of (?:these|those|this))?${TAIL}`,
  ),
  named(`\\b(?:rather|prefer|wish)(?: if)? you (?:didnt|not|dont|wouldnt)(?: ever)? ${VERBS}\\b`),
  named(
    '(?<!\\b(?:could|why|if|would i|may) )\\b(?:not|rather not|prefer not) (?:to )?be (?:contacted|called|texted|emailed|messaged|bothered)\\b',
  ),
  every(
    '\\b(?:dont|no longer|not) (?:want|wish|need)(?: any| further| more| future)+ (?:communications?|contact|correspondence|solicitations?)\\b',
  ),
  named(`\\b(?:mind|appreciate|prefer)(?: \\w+){0,3} not ${INGS}\\b`),
  named(`(?:^|\\bplease )no (?:more )?${INGS}${TAIL}`),
  every('^(?:please )?no (?:solicitations?|soliciting|solicitors)\\b'),
  named(`\\bdont (?:authorize|allow|permit|want) (?:you|yall|anyone) to ${VERBS} ${ME}`),
  every('\\bleave (?:me|us) (?:the (?:hell|fuck|heck) )?(?:alone|be)\\b(?! (?:in|with|at|to)\\b)'),
  every(
    '^(?:please |just )?(?:(?:fuck|f|eff|piss|buzz|bug|back) off|go away|get lost|get a life)(?= (?:and|you|please|already|now|asshole|creep|scammer)|$)',
  ),
];

/** "Stop ...", "make these stop", "turn them off". */
const ENDING: readonly Sentence[] = [
  named(
    `${END}(?: with)?${THESE}(?: auto| mass| cold| constantly| fucking| freaking)? ${INGS}(?! (?:him|her|them|me by)\\b)(?! back\\b)`,
  ),
  named(
    `${END}(?: with)?(?: sending| receiving| getting| leaving)?(?: me| us)?${THESE} ${THINGS}\\b(?! (?:at|after|before|until|between)\\b)`,
  ),
  every(
    `${END} sending (?:me |us )?(?:these|this|those|stuff|things|anything|crap|shit|junk)(?: (?!${THINGS})\\w+)?(?: to (?:me|us))?${TAIL}`,
  ),
  // "Stop sending me listings"; but not "to voicemail", nor somebody.
  named(`${END} sending (?:me|us) (?!to\\b)(?!(?:the|a|an) )(?:\\w+ ){0,3}\\w+$`),
  named(`^(?:please |just )?(?:stop|quit|end|cancel) (?:text|sms|email|call|phone)${TAIL}`),
  named(
    `(?:^|\\b(?:please|and|just|you|to|so|i|we|me|can) )(?:end|cancel|terminate|turn off|shut off|disable|deactivate|suspend)${THESE}(?: text| email| phone| sms)? ${THINGS}\\b(?! (?:at|for|with|on|in)\\b)`,
  ),
  named(`\\b(?:turn|shut)${THESE} ${THINGS} off\\b`),
  every('\\bcancel (?:my|this|the) subscription\\b'),
  named('\\bcancel (?:my|this|the) (?:text|email|message) subscription\\b'),
  named(`\\b(?:make|get|have|want|need)${THESE} ${THINGS}(?: to)? (?:stop|end)\\b`),
  named(`${THESE} ${THINGS} (?:needs?|have|has|must|got)(?: got)? (?:to )?(?:stop|end|cease)\\b`),
  named(`^${THINGS} (?:needs?|have|has|must|got)(?: got)? (?:to )?(?:stop|end|cease)\\b`),
  named(`\\b${THINGS}\\b(?: \\w+){0,8} (?:stop|end|quit|cease) (?:them|it|this|these|those)${TAIL}`),
  every(
    `\\b(?:tell|told|ask|asked|asking|telling|need|want|begging|like)(?: for)? (?:you|yall)(?: people| guys| all)? to (?:please )?stop${TAIL}`,
  ),
  every(
    `\\b(?:demand|insist|request|require|ask)(?: that)? (?:they|you|this|these|it) (?:stop|cease|end)${TAIL}`,
  ),
  named(`\\benough (?:with|of)${THESE} ${THINGS}\\b`),
  named(`^(?:please )?end${THESE} ${PLAIN_THINGS}\\b`),
  named(`\\bif you(?:d| would| could)? (?:stop|stopped|quit)${THESE} ${INGS}`),
  every('\\bif you (?:dont|cant|wont) stop$'),
  every(
    `(?:^(?:please )?(?:can|could|would|will) (?:you|yall|ya)(?: guys| people| all)?(?: please| just| kindly)*) stop${TAIL}`,
  ),
  every(
    `^(?:so |ok |please )*(?:you|yall)(?: guys| people)? (?:can|should|must|need to|better|have to)(?: please| just)? stop${TAIL}`,
  ),
  named(`${END} trying to (?:get (?:a ?)?hold of|reach|sell me|${VERBS})(?: ${ME})?`),
  every(
    `${END}(?: all)?(?: of)? (?:this|these|whatever)(?: (?:is|nonsense|crap|bs|shit|stuff|spam|madness|harassment|thing|list|service))*${TAIL}`,
  ),
  every(
    `\\b(?:dont|no longer) want(?: to)?(?: get| receive| have)? (?:anything|nothing|any)(?: else| more)?(?: to do with| from) (?:you|yall|your)\\b`,
  ),
  every(
    `\\b(?:dont|no longer) (?:want|wish) to be (?:on|in|part of) (?:this|your|the|any)(?: \\w+)? (?:list|lists|system|database|thread|chat|group)\\b`,
  ),
  named(
    `\\b(?:sick|tired) of(?: getting| receiving)?${THESE} (?:${PLAIN_THINGS}|${INGS})\\b.{0,40}\\b(?:stop|quit|no more)\\b`,
  ),
  named(
    `\\bwhy (?:wont|dont|cant) (?:you|yall)(?: guys| people| just| please)* (?:stop|quit)${THESE} (?:${INGS}|sending|${THINGS})\\b`,
  ),
  every(`^what part of (?:stop|no|dont)\\b`),
  every(
    '(?:^|\\b(?:i|ive|to|already|just|we) )(?:say|said|saying|told (?:you|yall)|texted|text|typed|replied|reply|sent|wrote)(?: (?:you|yall|guys|the word|already))* stop\\b(?! (?:by|in|over|at|\\w+ing|the|all|these|sending)\\b)',
    '\\b(?:accident|accidentally|mistake|what happens|if i|why|will i|did you|oops)\\b',
  ),
  every(
    '(?:^|\\b(?:please|just|kindly|so|but|now|ok|no|interested|said) )stop (?:now|immediately|or|because|cause|cuz|since|thanks|wrong|im|ive|id|i|were|weve|not|no|god|my name|this is|this isnt|before (?:i|we))\\b',
  ),
  // Said without a mark before it: "not interested stop", "who is this stop"; but not "what time do tours stop".
  every(
    '^(?!(?:what|when|where|how|why|do|does|did|is|are|at|which|until|if|my|the|a|an|one|next|last|our|your|his|her|their|in|near|from)\\b)' +
      '(?!.*\\b(?:make|have|has|had|get|let|tell|see|watch|until|till|when|doesnt|cant|wont|never|a|the|bus|train|metro|rail|truck|pit|noise|leak|water) )' +
      '(?:\\w+ )*(?:this|you|interested|looking|thanks|please|number|person|but|so|and|anymore|already|no|nah|nope|lol|bro|dude|omg|man|sir|maam|guys|yall|here|place|elsewhere|somewhere|good|seriously|ugh|sorry|wtf|ffs|again|now|then|kindly|me|us|harassment|spam|says|tcpa|fcc|law) (?:stop|unsubscribe|opt out)' +
      TAIL,
  ),
  every(
    `^(?:im not|this isnt|not) (?!at\\b|the\\b|a\\b|your\\b)(?:\\w+ ){1,2}(?:so )?(?:please )?stop${TAIL}`,
  ),
  every('\\bcease and desist\\b'),
];

/** "Take me off your list", "delete my number", "unsubscribe me", "opt out". */
const LEAVING: readonly Sentence[] = [
  named(
    `${NO_OTHER_LIST}\\b(?:be|get|have (?:me|us)) (?:removed|taken|deleted|dropped|unsubscribed)(?: off| from| out)(?: of)?(?: \\w+){0,3}? ${LISTS}\\b`,
  ),
  every(
    `\\b(?:asked|asking|want|wanted|like|need|request|requested) to be (?:removed|taken off|deleted|dropped|unsubscribed|taken out)${TAIL}`,
  ),
  every('\\bhave (?:my|this|our) (?:phone |cell )?number (?:removed|deleted|taken off)\\b'),
  named(
    `^(?:please )?(?:take|remove|delete)(?: me)? (?:off|from)(?: of)?(?: the| your| this)?(?: text| call| email| mailing)? lists?\\b`,
  ),
  named(
    `${NO_OTHER_LIST}${IS_ASKED}\\b(?:take|get|removed?|delete|drop|erase|keep|scratch|scrub|strike|wipe|purge) ${WHAT_IS_MINE}(?: \\w+)? (?:off|from|out)(?: of)?(?: \\w+){0,3}? ${LISTS}\\b`,
  ),
  every(`${NO_OTHER_LIST}\\bget off (?:of )?(?:this|your|the|that)(?: \\w+){0,2}? lists?\\b`),
  every(`${IS_ASKED}\\b(?:take|get) ${WHAT_IS_MINE} (?:off|out)(?: of)?(?: this| here| it)?${TAIL}`),
  named(`(?<!\\bnot )(?:^|\\b(?:please|and|just|you|kindly|so|to|thanks) )remove ${WHAT_IS_MINE}${TAIL}`),
  named(
    `${IS_ASKED}\\b(?:remove|delete|erase|forget|scrub|purge|discard|get rid of) (?:my|this|our) (?:phone |cell |cellphone |mobile |contact |personal )*(?:number|email(?: address)?|address|info|information|details|contact)\\b(?! (?:from (?:the |my |your )?(?:lease|account|application|portal|profile|unit|gate)|and (?:use|add|replace|put|update)|on|for|with)\\b)(?! (?:off|from|out)(?: of)?(?: \\w+){0,3} ${LISTS}\\b)`,
  ),
  every('(?<!\\b(?:i|we|they) )\\blose (?:my|this|the|our) (?:\\w+ )?(?:number|digits|info)\\b'),
  every(
    `(?:^|\\b(?:please|and|just|you|to) )(?:un ?enroll|dis ?enroll|unregister|deregister|unlist) (?:me|us|this number)\\b`,
  ),
  phone('\\b(?:on|to|from) (?:\\w+ ){0,4}?dont (?:call|contact|text|disturb)(?: \\w+)? (?:list|registry)\\b'),
  phone('\\b(?<!\\b(?:is|are|what|does) (?:\\w+ )?)dnc\\b'),
  named(
    `${IS_MEANT}\\bopt(?:ing|ed)? (?:me |us )?out (?:of|from)(?: receiving| getting)?${THESE} (?:${THINGS}|email|text)\\b`,
  ),
  every(
    `${IS_MEANT}\\bopt(?:ing|ed)? (?:me |us )?out (?:of|from) (?:all|everything|this|these|it|any|your (?:list|lists))${TAIL}`,
  ),
  every(
    `${IS_MEANT}\\b(?:opt (?:me|us|my number|this number) out|(?:id like|i want|i wish|i need|i choose|would like|want|please|how (?:do|can) (?:i|we)|im|right|already)(?: to)? opt(?:ing|ed)? out|i (?:already |just |hereby )?opt(?:ed)? out)\\b(?! (?:of|from)\\b)`,
  ),
  named(
    `(?<!\\b(?:link|button|says?|the word|hit|clicked|pressed) )${IS_MEANT}\\bunsubscribe\\b(?! (?:link|button|page|option|her|him|them|my (?!number|email|phone)))(?! (?:me |us )?from(?!${THESE}(?: \\w+)? (?:${THINGS}|text|email|lists?|all|everything|this|these|you|your|it|here)\\b))(?:(?: me| us| from| to)*${THESE}(?: \\w+)? (?:${THINGS}|text|email)\\b)?`,
    '\\b(?:accident|accidentally|by mistake)\\b',
  ),
  every(
    '\\bunsubscribe (?:link|button|page|option)(?: \\w+){0,3}? (?:broken|dead|working|work|works|fails?|failed|missing)\\b',
  ),
  every(
    '(?<!\\b(?:am|did|have|was) )\\b(?:ive|i)(?: have| already| just)* unsubscribed\\b(?! from (?!your|this|the|these|all)\\b)(?!.*\\b(?:accident|mistake))',
  ),
];

/** Consent, the law, and whoever is not whom we meant. */
const LEGAL: readonly Sentence[] = [
  named(
    `\\b(?:revoke|revoking|withdraw|withdrawing|rescind|rescinding|retract|cancel|revocation of|withdrawal of) (?:(?:my|any|all|the|prior|previous|express|written|and) )*(?:consent|permission|authorization)\\b(?:.{0,60}\\b(?:${THINGS}|contacted|texted|called|emailed))?`,
  ),
  every(
    '\\b(?:consent|permission|authorization)(?: \\w+){0,8} (?:is|are|was|has been|hereby)? ?(?:hereby )?(?:revoked|withdrawn|rescinded)\\b',
  ),
  named(
    `\\b(?:dont have|do not have|never gave|didnt give|havent given|never given|no|without)(?: you| yall| them)?(?: my| any| prior| express| written)* (?:consent|permission|authorization) to (?:${VERBS}|receive|send)(?: ${ME})?`,
  ),
  named(
    `\\b(?:never|not|havent|didnt) consent(?:ed)? to (?:(?:be|being|receive|receiving|get|getting|any|your|these|more) )*(?:${THINGS}|contacted|texted|called|emailed)\\b`,
  ),
  every(
    '\\b(?:dont|not|didnt|never|no longer)(?: hereby)? (?:give|gave|grant|granted|given)(?: you| yall| anyone)?(?: my| any| prior| express| written)* (?:consent|permission|authorization)\\b(?! to (?!be|receive|contact|call|text|email|message|send|reach|use my))',
  ),
  every(
    `\\b(?:dont|never) use (?:my|this) (?:number|email|phone|info|information)(?: for (?:marketing|anything|ads|promotions))?${TAIL}`,
  ),
  every('\\b(?:take back|no longer (?:give|grant)?) ?(?:my )?(?:consent|permission)\\b'),
  named(
    `\\b(?:never|didnt)(?: ever)? (?:sign(?:ed)? up|subscribed?|ask(?:ed)?|opt(?:ed)? in|agreed?|request(?:ed)?)(?: for| to)?(?: receive| receiving| get)?${THESE} (?:${THINGS}|text)\\b`,
  ),
  every('\\b(?:never|didnt) subscribed? to (?:this|these|anything|your)\\b'),
  every('\\bthis (?:isnt|is no longer) (?!my|the|your|a\\b)\\w+ (?:number|phone|cell)\\b'),
  every(
    '\\b(?:no longer (?:has|uses|owns) this (?:number|phone)|this number (?:no longer belongs|belongs to (?:someone|somebody) else))\\b',
  ),
  every('\\b(?:arent|not) (?:authorized|allowed|permitted) to (?:call|text|email|contact|message)\\b'),
  every(
    '\\b(?:you|youve|yall|guys)(?: must| have| probably| all)*(?: have| got| reached| called| texted| dialed) (?:the |a )?wrong (?:phone number|number|person|guy|girl|lady|man|woman)\\b(?! (?:of|on|in|for me)\\b)',
  ),
  every(
    '(?<!\\b(?:is this|was this|is that|amount is|tienen|says?|reads?|called|dialed|texted|gave|give|given|put|have|ive|got|had|wrote|typed|entered|listed|left|sent|used)(?: \\w+)?(?: the| a)? )\\bwrong (?:number|person)\\b(?! (?:of|on|in|for (?:me|leasing))\\b)',
    '\\b(?:meant (?:to|for|that)|disregard|ignore (?:that|this|my|me)|my (?:bad|mistake)|oops|whoops)\\b',
  ),
];

/** English sentences that ask not to be contacted. Each is about being contacted, not about a tour, a lease or a car. */
export const ENGLISH_OPT_OUTS: readonly Sentence[] = [...REFUSING, ...ENDING, ...LEAVING, ...LEGAL];
