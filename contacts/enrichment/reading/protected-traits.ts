import { masked } from './readable';

/*
 * What the Fair Housing Act (42 U.S.C. 3604) and the states' laws beside it forbid to weigh: family, disability, religion, origin,
 * race, sex, age, source of income. The phrases are covered before any rule reads a message, so that no finding can rest on them.
 * The list cannot be complete; the second half of the promise is that no rule knows such a word (docs/enrichment.md, "Fairness").
 */

const NUMBER = '(?:\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|un|una|dos|tres|cuatro|cinco|seis)';
const MINE = '(?:my|our|his|her|their|the|mi|mis|nuestros?|nuestras?)';
const AMOUNT =
  '(?: (?:is|are|covers?|pays?|of|for|es|de|cubre|paga))?(?: up to)?(?: \\$? ?\\d[\\d,.]{0,9}k?)?';

const FAMILY = [
  `(?:${NUMBER} |${MINE} )?(?:small |young |little |teenage |foster |step ?)?(?:kids?|child(?:ren)?|toddlers?|infants?|newborns?|bab(?:y|ies)|sons?|daughters?|teenagers?|grandkids|grandchildren|grandson|granddaughter|twins|ninos?|ninas?|hijos?|hijas?|bebes?|nietos?)\\b`,
  '(?:single|expecting|new|working|stay at home) (?:mom|dad|mother|father|parents?|mama|man|woman|guy|lady|male|female)s?',
  '(?:madre|padre|mama|papa) solter[oa]',
  `(?:a )?family of ${NUMBER}`,
  `familia de ${NUMBER}`,
  `${NUMBER} (?:adults?|people|persons|adultos|personas)`,
  `there(?:'s| is| are| will be) (?:just |only )?${NUMBER} of us`,
  `(?:${MINE} |an? |the )?(?:husband|wife|spouse|fiancee?|boyfriend|girlfriend|mom|mother|dad|father|parents|grandmother|grandma|grandfather|grandpa|family|familia|espos[oa]|marido|novi[oa]|mama|papa|abuel[oa])s?\\b`,
  '(?:pregnant|pregnancy|expecting|maternity leave|newly ?weds?|married|divorced|widow(?:ed|er)?|separated|unmarried|single now|embarazada|casad[oa]s?|divorciad[oa]|solter[oa]|viud[oa]|recien casados)',
];

const DISABILITY = [
  '(?:an? |my |mi )?(?:service|assistance|guide|therapy|emotional support|support|seeing eye) (?:animal|dog|cat)s?',
  '(?:an? )?(?:esa|animal de (?:apoyo(?: emocional)?|servicio)|perro (?:guia|de servicio))\\b',
  '(?:in |use |using |on |en |uso )?(?:an? |my |una? )?(?:wheel ?chairs?|walker|crutches|oxygen tank|prosthetic|hearing aids?|silla de ruedas|muletas)',
  "(?:an? |my )?(?:disabilit(?:y|ies)|disabled|handicap(?:ped)?|impair(?:ed|ment)|blind|deaf|hard of hearing|autis(?:m|tic)|adhd|ptsd|epilep(?:sy|tic)|diabet(?:es|ic)|cancer|chemo(?:therapy)?|dialysis|dementia|alzheimer'?s|parkinson'?s|multiple sclerosis|ms patient|cerebral palsy|down syndrome|bipolar|schizophreni[ac]|depression|anxiety|mental (?:illness|health)|sober|sobriety|in recovery|recovering (?:addict|alcoholic)|rehab|amputee|paralyzed|chronic (?:pain|illness)|discapacidad|discapacitad[oa]s?|cieg[oa]s?|sord[oa]s?|autismo|autista|invalidez)",
  '(?:ada|reasonable) (?:accommodations?|modifications?|accessible|compliant)',
  '(?:roll[- ]in shower|grab bars?|accessible (?:unit|apartment|bathroom|entrance))',
];

const RELIGION = [
  "(?:an? |we'?re |i'?m )?(?:christian|catholic|protestant|baptist|methodist|lutheran|evangelical|pentecostal|mormon|lds|jehovah'?s witness(?:es)?|orthodox|jewish|jew|muslim|islamic|hindu|buddhist|sikh|atheist|agnostic|amish|quaker|pagan|wiccan|religious|cristian[oa]s?|catolic[oa]s?|judi[oa]s?|musulman(?:a|es)?|evangelic[oa]s?|testigos? de jehova|mormon(?:es|a)?)\\b",
  '(?:(?:near|by|close to) )?(?:an? |my |the |our |la |una? )?(?:church|mosque|masjid|synagogue|temple|shul|parish|cathedral|chapel|gurdwara|bible study|sunday school|kosher|halal|iglesia|mezquita|sinagoga|templo|parroquia|misa)\\b',
  '(?:ramadan|eid|shabbat|sabbath|hanukkah|chanukah|passover|yom kippur|rosh hashanah|christmas|easter|lent|diwali|navidad|pascua|semana santa)',
  '(?:god bless(?: you)?|thank god|praise (?:god|the lord)|god willing|inshallah|mashallah|dios (?:la |lo |le |te )?bendiga|si dios quiere|gracias a dios|bendiciones)',
  '(?:pastor|imam|rabbi|priest|nun|minister|missionary|sacerdote)',
];

const ORIGIN = [
  '(?:immigrants?|refugees?|asylum|undocumented|green card|visa holder|h1b|work visa|student visa|citizenship|us citizen|non citizen|naturalized|daca|itin|ssn|social security number|passport|inmigrantes?|refugiad[oa]s?|indocumentad[oa]s?|ciudadan[oa]s?)',
  "(?:i'?m |i am |we'?re |we are |originally |just |moved |came )*from (?:mexico|guatemala|honduras|el salvador|cuba|puerto rico|venezuela|colombia|brazil|haiti|nigeria|ghana|ethiopia|somalia|kenya|egypt|syria|iraq|iran|afghanistan|pakistan|india|bangladesh|nepal|china|korea|japan|vietnam|the philippines|russia|ukraine|poland|italy|germany|france)",
  '(?:soy|somos|venimos|vengo) de (?:mexico|guatemala|honduras|el salvador|cuba|puerto rico|venezuela|colombia|peru|ecuador|nicaragua|republica dominicana)',
  '(?:an? )?(?:mexican|guatemalan|honduran|salvadoran|cuban|puerto rican|venezuelan|colombian|brazilian|haitian|nigerian|ghanaian|ethiopian|somali|kenyan|egyptian|syrian|iraqi|iranian|afghan|pakistani|indian|bengali|nepali|chinese|korean|japanese|vietnamese|filipin[oa]|russian|ukrainian|polish|italian|german|irish|african|asian|european|arab|middle eastern|hispanic|latin[oax]|native american|mexican[oa]s?|cuban[oa]s?|hispan[oa]s?)\\b',
  '(?:i |we )?(?:only |mostly |also )?speak (?:only |mostly )?(?:spanish|english|arabic|french|chinese|mandarin|russian|vietnamese|korean|portuguese|hindi|somali)',
  '(?:hablo|habla|hablan|hablamos) (?:solo )?(?:espanol|ingles)',
  "(?:broken english|english is(?:n'?t| not) (?:my )?(?:good|first)(?: language)?|second language)",
];

const RACE_SEX_AGE = [
  "(?:an? |i'?m |we'?re )?(?:african[- ]american|black|white|caucasian|brown|biracial|mixed race|person of color|people of color|poc) (?:man|woman|male|female|guy|lady|person|people|couple|family|student|professional)s?",
  '(?:an? )?(?:gay|lesbian|queer|bisexual|transgender|trans|non ?binary|lgbtq?\\+?|same[- ]sex|straight couple|trans (?:man|woman))(?: couple| man| woman)?\\b',
  '(?:an? )?(?:elderly|senior citizens?|seniors?|retired|retiree|young (?:couple|professional|man|woman)|old (?:man|woman|lady)|middle aged|jubilad[oa]s?|ancian[oa]s?)\\b',
  "(?:i'?m |i am |he'?s |she'?s |we'?re |tengo |tiene )?\\d{1,3} (?:years? old|yrs? old|yo|anos)\\b",
  "(?:an? |i'?m an? )?(?:woman|women|female|man|male|lady|girl|guy|mujer|hombre|senora|senor)(?: here)?\\b",
  '(?:an? )?(?:veteran|vet|military|army|navy|marine|active duty|va benefits|gi bill|veteran[oa])s?\\b',
];

const SOURCE_OF_INCOME = [
  `(?:an? |my |the |our |mi |accept |take |on )*(?:section ?(?:8|eight)|seccion ?(?:8|ocho)|housing (?:choice )?(?:vouchers?|assistance|authority|subsid(?:y|ies))|hcv|hud(?:[- ]vash)?|vash|vouchers?|rapid re-?housing|rent(?:al)? assistance|asistencia de renta|vale de vivienda)(?: vouchers?)?${AMOUNT}`,
  `(?:an? |my |the |on |get |receive |recibo |mi )*(?:ssi|ssdi|disability (?:check|benefits|income)|social security(?: income| benefits| check)?|seguro social|welfare|tanf|food stamps|snap|ebt|unemployment(?: benefits)?|desempleo|child support|alimony|pension|retirement(?: income)?|public assistance|government assistance|cash aid|workers'? comp|trust fund|inheritance|financial aid|scholarship|student loans?|my parents pay|guarantor|cosigner|gig work|tips|self[- ]employed|uber driver)${AMOUNT}`,
];

/** Income first, so that "disability check" goes as a whole. */
const PATTERNS = [SOURCE_OF_INCOME, DISABILITY, FAMILY, RELIGION, ORIGIN, RACE_SEX_AGE].map(
  (phrases) => new RegExp(`(?<![a-z])(?:${phrases.join('|')})(?![a-z])`, 'g'),
);

/** A folded text in which phrases about a protected trait are covered. Never throws; as long as before. */
export function withoutProtectedTraits(folded: string): string {
  return PATTERNS.reduce(masked, folded);
}

/** Whether a folded text speaks of a protected trait, as far as the list knows. */
export function namesProtectedTrait(folded: string): boolean {
  return withoutProtectedTraits(folded) !== folded;
}
