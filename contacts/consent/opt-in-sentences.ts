import { INGS, ME, THESE, THINGS, VERBS } from './english-words';
import { every, named, type Sentence } from './sentence';

const NOT_REFUSED = '(?<!\\b(?:dont|not|never|no|didnt|cant)(?: \\w+)? )';

/**
 * Sentences that ask to be contacted again, or allow it. Few and plain, as they lift denials: "you can call me after five" names
 * a time, "call me" wants one call, and "sign me up" may be about a tour.
 */
export const OPT_IN_SENTENCES: readonly Sentence[] = [
  named(`\\b(?:start|resume|begin) ${INGS} (?:me|us|this number)(?: again| please| anytime)*$`),
  named(`^(?:please )?(?:resume|restart|start) (?:the |my )?${THINGS}(?: again| please)*$`),
  every('^(?:please )?start again$', '^(?!.*\\bstop\\b)'),
  named(`^(?:please )?keep ${INGS} (?:me|us)(?: please)*$`),
  named(`${NOT_REFUSED}\\b(?:you|yall) (?:can|may) ${VERBS} ${ME} again\\b`),
  named(
    `(?:^|\\b(?:yes|sure|ok) )you (?:can|may) ${VERBS} ${ME}(?: again| anytime| please| now| about(?: \\w+){1,5}| at [\\d ]{10,})*$`,
  ),
  named(`^yes (?:please )?${VERBS} (?:me|us)(?: please| anytime| about(?: \\w+){1,5})*$`),
  named(
    `^(?:its |it is |that is )?(?:ok|okay|fine|alright) to ${VERBS} ${ME}(?: now| again| at this number)*$`,
  ),
  named(`^(?:please )?feel free to ${VERBS} ${ME}(?: anytime| again| whenever)*$`),
  named(
    `(?:^|\\b(?:yes|hereby) )i (?:hereby )?(?:consent|agree) to (?:receive|receiving|get|getting|be sent)${THESE} ${THINGS}\\b`,
  ),
  named(`\\bopt (?:me |us )?(?:back )?in (?:to|for)(?: receiving| getting)?${THESE} ${THINGS}\\b`),
  every(
    '\\b(?:opt (?:me|us) (?:back )?in|(?:id like|i want|would like) to opt (?:back )?in)(?: again| please| thanks)*$',
  ),
  named(`\\bsign (?:me|us) (?:back )?up for${THESE}(?: text)? ${THINGS}\\b`),
  every('\\b(?:re)?subscribe me(?: again| back| please)*$'),
  named(`\\b(?:re)?subscribe me (?:back )?to${THESE} ${THINGS}(?: again| please)*$`),
  every('^(?:please )?(?:put|add) (?:me|my number) back (?:on|to|in) (?:your|the) list(?: please)*$'),
  named(
    '(?:^|^(?:si|ya|si ya|ok) )pueden? (?:volver a )?(?:llamarme|escribirme|contactarme|textearme|mandarme (?:mensajes|textos|correos)(?: de texto)?)(?: de nuevo| otra vez| nuevamente| cuando quieran?| por favor)*$',
  ),
  named(
    '^(?:si |ya |ok )*me pueden (?:llamar|escribir|contactar|mandar (?:mensajes|textos|correos)(?: de texto)?) (?:de nuevo|otra vez|nuevamente|cuando quieran)$',
  ),
  named(
    '^si me pueden (?:llamar|escribir|contactar|textear|mandar (?:mensajes|textos|correos)(?: de texto)?)$',
  ),
  named(
    '^(?:si )?(?:quiero|acepto|deseo) (?:volver a |seguir )?recib(?:ir|iendo) (?:sus |los )?(?:mensajes|textos|correos|llamadas)(?: otra vez| de nuevo)*$',
  ),
  every('^ponganme (?:otra vez|de nuevo) en (?:la|su) lista$'),
];
