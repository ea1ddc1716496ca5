import { INGS, ME, TAIL, VERBS } from './english-words';
import { every, named, type Sentence } from './sentence';

/**
 * Said in anger: the writer complains of being written to, blocks us or means to report us. No request is spelled out, but no
 * reasonable person would take it for leave to go on.
 */
export const COMPLAINTS: readonly Sentence[] = [
  every(
    `^(?:ok |and |so |youre |you are |number |im |now )*(?:blocked|blocking|reported|reporting)(?: (?:you|yall|this|this number|your number|it|and|blocked|blocking|reported|reporting|deleted|as spam|as junk|bye))*${TAIL}`,
  ),
  every(
    '^(?!.*\\b(?:stop|quit)\\b).*\\b(?:i|im|ill|will|gonna|to|have to|and) (?:(?:be|just|already) )?(?:block|blocking|report|reporting|sue|suing)(?:ed)? (?:you|yall|this number|your number|your company)\\b',
  ),
  every(
    `\\bif (?:you|yall|i) (?:(?:guys|people|ever|dare|even) )*(?:${VERBS}|get|receive)(?: ${ME}| another| one)? (?:again|one more|another|once more|text|call|message|email)\\b(?=.*\\b(?:block\\w*|report\\w*|sue|suing|lawyer|attorney|police|fcc)\\b|${TAIL})(?!$)`,
  ),
  named(
    `\\bwhy (?:are|do|did) (?:you|yall|they)(?: guys| people| all)? (?:still|keep|always|continue to)(?: on)? (?:${INGS}|${VERBS})(?: ${ME})?\\b(?! (?:the|a|him|her|them|my)\\b)`,
  ),
  every(
    `^(?:(?:and|ok|wow|omg|honestly|seriously|now) )*(?:(?:this|that) is|its|thats|you(?:re| are)|you guys are|yall are) (?:\\w+ ){0,2}?(?:harassment|harassing (?:me|us)|spam|spamming (?:me|us)|bothering (?:me|us)|bugging (?:me|us)|annoying (?:me|us))${TAIL}`,
  ),
  every(
    '\\b(?:understand|comprehend|get|read)(?: \\w+){0,3}? (?:stop|remove me|unsubscribe|leave me alone)$',
  ),
  every(`^(?:hey |ok |dumb |stupid )*(?:bot|robot|ai|machine|computer) (?:please )?(?:stop|quit)${TAIL}`),
  named(
    `\\b(?:someone|somebody|you|yall|people|they|your \\w+|office|agents?) (?:guys |people )?keeps? (?:on )?${INGS} ${ME}\\b`,
    '^(?!.*\\bstop\\b)',
  ),
  every(
    '^(?:ya )?(?:los |te )?(?:bloquead[oa]s?|reportad[oa]s?|bloqueando|reportando)(?: por spam| ya| adios)*$',
  ),
  every(
    '\\b(?:los|las|te|les) (?:voy|vamos|vo) a (?:bloquear|reportar|denunciar|demandar)\\b|\\b(?:voy|vamos|vo) a (?:bloquear|reportar|denunciar|demandar)(?:los|las|les|te|lo)\\b|\\b(?:bloquear|bloqueo|reportar|reporto|bloquee|reporte) (?:a )?(?:este|su|el) numero\\b',
  ),
  every(
    '^(?:(?:ya|y|pues|oigan|oiga) )*(?:esto|eso|ustedes)(?: ya)? (?:es|son)(?: un| una| puro| puros)? (?:acoso|hostigamiento|spam|abuso|molestia|acosadores)(?: ya| por favor)*$',
  ),
  named(
    '\\b(?:por que|porque|pa que|para que) (?:me |nos )?(?:siguen?|insisten? en|continuan?)(?: a)? (?:(?:escrib|llam|mand|envi|marc|molest|contact|texte|moles)(?:iendo|ando|ir|ar)(?:me|nos)?)\\b(?! (?:el|la|los|las) (?!mensaj|text|llam|correo))',
  ),
];
