/** Words that stand beside a name in a local part and are no part of it: "mcmillinhome5228", "the.okafor.family". */
export const householdWords: ReadonlySet<string> = new Set('family fam home house household'.split(' '));

/** Words around a name that say nothing: titles, suffixes, what the address is for. */
export const besideNameWords: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss dr prof rev jr sr ii iii iv md phd the its im iam mail email gmail yahoo hotmail apt apts apartment ' +
    'rent rental work personal official real contact inbox'
  ).split(' '),
);

/**
 * Words of invented handles ("sunnytiger2367", "mamaboy") and of companies ("riveroaksrealty"). Several are names too;
 * beside another such word they prove none.
 */
export const handleWords: ReadonlySet<string> = new Set(
  (
    'angel angels babe baby babyboy babygirl bad bae ball ballin baller band bandit bear beast beautiful beauty bee best ' +
    'big bird black blessed blue boo boss boy boys boyz bunny butterfly candy captain cat cats champ cherry chef chick ' +
    'chocolate city coach coffee cookie cool country cowboy cowgirl crazy cutie dad daddy dance dancer dark day dead deep ' +
    'demon devil diamond diva dj doc dog doggy dogs doll dolphin dragon dream dreamer drummer duck eagle eagles east ' +
    'fairy fan faith fast fighter fire fish fisher fit flower flowers fly fox freak free fresh funny gal gamer gamers ' +
    'games gangster genius ghost girl girls girly girlz gold golden golf golfer good grace grandma great green guitar ' +
    'gurl guy guys happy hawk heart heaven hero hip honey hope horse hot hottie hunter ice island jazz jesus joker joy ' +
    'jungle kid kids killa killer king kitty knight lady lake legend life light lil lion little live lone lonely lord ' +
    'love loved lovely lover loves loving lucky mad magic mama mamas man mamma master men metal mermaid mom mommy money ' +
    'monkey moon mother music musicman my nature new nice night ninja north nurse ocean old one only panda panther papa ' +
    'paradise party peace peach pearl photo pink pirate player playboy poet pop power precious pretty prince princess ' +
    'pro punk puppy purple queen rain rainbow ranger rap raven rebel red rider riders rock rocker rockstar rocky rose runner sassy ' +
    'savage sea sexy shadow shark shine shorty sick silver singer sister sky slim smile smiley smooth snow soccer soldier ' +
    'son soul south spirit sport star stars steel storm strong sugar summer sun sunny sunshine super surf surfer sweet ' +
    'sweetie sweetheart sweets swag teacher thunder tiger tigers time true truth turtle unique us viking warrior water ' +
    'west white wild winner wizard wolf wolves woman wonder world yoga young zen ' +
    'apartments church construction consulting design electric enterprises estate estates group holdings homes inc ' +
    'investments llc management manor mgmt ministries oaks park place plumbing properties property realestate realtor ' +
    'realty river rentals services solutions studio trucking village'
  ).split(' '),
);
