/*
 * What the words around an amount make of it. Tried on the text between the amount and the one before it (or the beginning of its
 * sentence), and between it and the next.
 */

const FILL =
  '(?: ?(?:about|around|like|roughly|maybe|say|the|of|is|at|a|to|unos|unas|los|las|el|de|es|como|~|=|:|\\$)){0,4} ?$';

/** Right before an amount: not more than it. */
export const CAP_BEFORE = new RegExp(
  `(?:\\b(?:under|below|beneath|less than|lower than|cheaper than|(?:no|not|nothing|anything|never)(?: go(?:ing)?| spend(?:ing)?| pay(?:ing)?)? (?:more|over|above|past|higher)(?: than)?|(?:don'?t|do not|cannot|can'?t|can not|won'?t|wouldn'?t|couldn'?t|not|never)(?: [a-z']{1,12}){0,4} (?:over|above|past|beyond|more than|higher than|exceed)|not to exceed|up to|at (?:the )?most|at max|max(?:imum|ing out)?|max out|maxed|maximo|top(?:s|ping)? out|tops|capped?|ceiling|limit|limite|hasta|menos de|no (?:puedo |podemos |quiero |queremos )?(?:pagar |gastar )?mas de|(?:por )?debajo de|stretch|as high as)|<=?)${FILL}`,
);
/** Right before an amount: not less than it. */
export const FLOOR_BEFORE = new RegExp(
  `\\b(?:at least|over|above|more than|min(?:imum)?|starting|minimo|mas de|desde|por lo menos|al menos)${FILL}`,
);
/** Right before an amount: the first of two. */
export const RANGE_BEFORE = new RegExp(`\\b(?:between|from|entre|de)${FILL}`);
/** Between two amounts of a range. */
export const BETWEEN_AMOUNTS =
  /^(?:ish)?(?: ?(?:dollars|dolares|a month|\/mo|per month))? ?(?:-|to|and|or|y|a|o|hasta|thru|through)(?: ?(?:like|maybe|about|around|\$))? ?$/;

/** Right behind an amount: not more than it. */
export const CAP_AFTER =
  /^(?:ish)?(?: ?(?:dollars|dolares|usd|bucks))?(?: ?(?:a|per|al|\/|por|each) ?(?:month|mo\b|mes))?,?(?: (?:is|es|as|como|would be|will be|seria))?(?: (?:my|our|the|mi|el|an?|absolute))*(?: absolute)? ?(?:max(?:imum|imo)?\b|tops?\b|or (?:less|under|below|lower|cheaper)\b|at (?:the )?most\b|and (?:under|below)\b|o menos\b|limit\b|most (?:i|we)\b|lo (?:maximo|mas))/;
/** Right behind an amount: it is what they want to pay. */
export const WANTED_AFTER =
  /^(?:ish)?(?: ?(?:dollars|dolares|a month|\/mo|per month|monthly))?,? ?(?:range\b|budget\b|price range|(?:is|es) (?:my|our|mi|nuestro|the) (?:budget|limit|presupuesto|price)|de presupuesto|price point|(?:a month |\/mo )?to (?:spend|work with)|for (?:the |my |our )?rent\b|(?:work|be (?:ok|okay|possible))\b)/;

/** Before an amount: they speak of what they want to pay. */
export const WANTED =
  /\b(?:budget\w*|presupuesto|price (?:range|point)|afford\w*|spend(?:ing)?|willing to (?:pay|go|do)|(?:looking|want|wanna|hoping|able|trying|like|prefer|need) to (?:pay|stay|be|keep)|comfortable|(?:i|we)(?: can| could|'d like to| would) (?:do|go|pay|swing|manage|handle)|rent (?:range|needs|should|has|must|budget)|keep (?:my |our |the )?rent|puedo|podemos|pod(?:ria|riamos)|quiero pagar|queremos pagar|gastar|pagar|hoping (?:for|to)|closer to|ideally|idealmente|(?:anything|something|one|places?|apartments?|algo) (?:for|at|around|about|in the|in|de|por|como|near)|in the)\b/g;

/** Before an amount: it is something else. Income is one of these, and is read for nothing at all. */
export const OTHER_THING =
  /\b(?:make|makes|making|earn\w*|income|salary|salaries|wages?|paychecks?|gross|net|take home|bring (?:in|home)|pays|job|gano|ganamos|gana|ingresos?|sueldo|salario|deposits?|deposito|fees?|insurance|utilit\w+|electric\w*|bills?|parking|pet rent|application|score|credit|credito|owe\w*|charged|refund\w*|paid|(?:i|we) (?:currently |now |already )?pay\b(?! up)|(?:i'?m|we'?re|am|are|been) (?:currently |now )?paying|pago|pagamos|(?:my|our|mi|current|old) (?:current |old )?(?:rent|renta) (?:is|was|now|es|went)|current(?:ly)?|quoted|saw|listed|lists|shows?|says?|said|website|online|ads?|advertis\w+|asking|why (?:is|are|did)|is (?:it|the|that|this)|was|were|off|specials?|save|savings|discount\w*|promo\w*|covers?|covered|approved|confirmation|raised|increas\w+|rent (?:is|was)|the rent|what is|how much|three times|3x|months? rent|moving costs?|worth)\b/g;
/** Right behind an amount: it is something else. */
export const OTHER_THING_AFTER =
  /^ ?(?:dollars |bucks |in )?(?:a year|per year|\/ ?y(?:ea)?r|yearly|annual\w*|an hour|\/ ?h(?:ou)?r|hourly|a week|biweekly|every two weeks|de deposito|(?:security |pet |app\w* |admin )?(?:deposit|fee)s?\b|off\b|in (?:income|savings|fees|deposit)|income|al ano|por hora|a la semana|credit\b|units?\b|one\b|sounds?\b|seems?\b|is (?:a lot|too|high|expensive|steep|still)|still\b|twice\b)/;

/** Right before an amount: it is about so much. */
export const ABOUT_BEFORE =
  /(?:\b(?:around|about|approx(?:imately)?|roughly|like|near|close to|alrededor de|unos|unas|como|mas o menos)|~) ?\$? ?$/;
/** Right behind an amount: a month. */
export const A_MONTH_AFTER =
  /^(?:ish)? ?(?:dollars |dolares )?(?:(?:a|per|al|por|each|\/) ?(?:month|mo\b|mes)|monthly|mensual)/;
/** Right before an amount: not this one. */
export const NOT_BEFORE = /\b(?:not|isn't|no es|no) ?\$? ?$/;
