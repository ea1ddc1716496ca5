/** Titles in front of a name, folded, and how we write them. */
export const prefixes = new Map([
  ['mr', 'Mr.'],
  ['mister', 'Mr.'],
  ['mrs', 'Mrs.'],
  ['ms', 'Ms.'],
  ['miss', 'Miss'],
  ['mx', 'Mx.'],
  ['dr', 'Dr.'],
  ['doctor', 'Dr.'],
  ['prof', 'Prof.'],
  ['professor', 'Prof.'],
  ['rev', 'Rev.'],
  ['reverend', 'Rev.'],
  ['hon', 'Hon.'],
  ['sir', 'Sir'],
  ['capt', 'Capt.'],
  ['sgt', 'Sgt.'],
  ['atty', 'Atty.'],
]);

/** How a generation is written behind a name. */
const writtenGeneration = { jr: 'Jr', sr: 'Sr', ii: 'II', iii: 'III', iv: 'IV' } as const;
export type Generation = keyof typeof writtenGeneration;

/** Spellings of a generation, folded. Sr and Jr on one number are two people. */
export const generationWords: ReadonlyMap<string, Generation> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['2nd', 'ii'],
  ['iii', 'iii'],
  ['3rd', 'iii'],
  ['iv', 'iv'],
  ['4th', 'iv'],
]);

/** Generations and degrees behind a name, folded, and how we write them. */
export const suffixes = new Map<string, string>([
  ...[...generationWords].map(([word, generation]) => [word, writtenGeneration[generation]] as const),
  ['esq', 'Esq'],
  ['esquire', 'Esq'],
  ['md', 'MD'],
  ['phd', 'PhD'],
  ['dds', 'DDS'],
  ['dmd', 'DMD'],
  ['dvm', 'DVM'],
  ['cpa', 'CPA'],
  ['rn', 'RN'],
  ['jd', 'JD'],
  ['realtor', 'Realtor'],
]);

/** Generations only: they may stand in the middle ("Frank Jr Bonaventura"), degrees may not ("Md Rahman"). */
export const generations: ReadonlySet<string> = new Set(generationWords.values());

/** People write their unit beside the name in a phone's contacts: "unit 204". */
export const unitWords: ReadonlySet<string> = new Set('unit apt apartment suite ste room'.split(' '));

/** Words that begin a last name of several words. "Ben" and "Al" are first names too and count only inside a name. */
export const particles = new Set(
  'de del della di da dos das du la le las los van von vander der den ter ten el al bin ibn abu st san santa'.split(
    ' ',
  ),
);

/** Before these, "Van" is a Vietnamese middle name (Văn), not a particle. */
export const vietnameseSurnames = new Set(
  'nguyen tran le pham hoang huynh vo dang bui do ngo duong'.split(' '),
);

/** Letters behind "Mac" that make it a prefix of its own; "Mackey", "Macias" and "Macy" are whole words. */
export const macStems = new Set(
  (
    'alister allister arthur aulay askill bean beth bride caffrey callum cormack cormick daniel dermott donagh donald donell ' +
    'donnell dougall dougal dowell duff eachern ewan fadden fadyen farland farlane gillivray ginnis gowan gregor guire innes ' +
    'innis intosh intyre isaac iver ivor kay kenna kenzie kinley kinnon kinstry lachlan laren laughlin lean leish lellan ' +
    'lennan leod mahon manus master millan murray nab nair namara naughton neil neill nicol niven pherson quarrie rae ritchie ' +
    'sween tavish taggart vicar'
  ).split(' '),
);

/** What follows the O in Irish names; public records print "OBRIEN". The lost apostrophe is not made up again. */
export const irishStems = new Set(
  (
    'brien bryan byrne callaghan connell connor conner daly day dea doherty donnell donoghue donohue donovan dowd driscoll dwyer ' +
    'farrell flaherty flanagan flynn gara gorman grady hagan halloran hanlon hara hare hearn keefe kelly laughlin leary ' +
    'loughlin mahoney mahony malley mara meara neal neil neill regan reilly riley rourke ryan shaughnessy shea sullivan toole'
  ).split(' '),
);
