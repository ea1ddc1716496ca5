/** What people write to a leasing office about, by name. A new topic is a line here and a row in docs/enrichment.md. */
export const topics = [
  'amenities',
  'application',
  'appliances',
  'availability',
  'floor plans',
  'lease terms',
  'location',
  'maintenance',
  'move-in',
  'parking',
  'payments',
  'pets',
  'pricing',
  'safety',
  'specials',
  'tour',
  'utilities',
] as const;
export type Topic = (typeof topics)[number];

const words = (english: string, spanish: string): RegExp =>
  new RegExp(`(?<![a-z])(?:${english}|${spanish})(?![a-z])`, 'g');

/**
 * The words of each topic, folded. None of them is about a protected trait, and none is met by one: phrases about such traits are
 * covered before a message is read, so that "a service dog" is no question about pets.
 */
export const TOPIC_WORDS: Readonly<Record<Topic, RegExp>> = {
  amenities: words(
    'amenit(?:y|ies)|pool|hot tub|gym|fitness cent(?:er|re)|club ?house|co-?working|grills?|bbq|dog park|playground|rooftop|package (?:room|lockers?)|sauna',
    'piscina|alberca|gimnasio|amenidades|parrilla|asador',
  ),
  application: words(
    'appl(?:y|ied|ying|ications?)|qualif(?:y|ied|ications?)|approv(?:al|ed)|background checks?|credit (?:checks?|scores?)|screening|income requirements?|holding fee|required documents?',
    'aplicar|aplicacion|solicitud|requisitos?|calificar|verificacion de credito|aprobad[oa]',
  ),
  appliances: words(
    'washers?|dryers?|w/d|laundry|dishwashers?|fridge|refrigerator|stove|oven|microwave|a/?c|air condition(?:er|ing)|central air|ceiling fans?',
    'lavadora|secadora|lavanderia|lavaplatos|refrigerador|estufa|horno|microondas|aire acondicionado',
  ),
  availability: words(
    'availab(?:le|ility)|(?:any|have) openings?|opening up|vacan(?:t|cy|cies)|wait ?list|anything (?:open|left|for)|still open|units? left|(?:do|have) you (?:guys )?(?:have|got) (?:any|a|an)',
    'disponib(?:le|les|ilidad)|hay apartamentos|tienen (?:apartamentos?|algo|alguno)|lista de espera|vacantes?',
  ),
  'floor plans': words(
    'floor ?plans?|layouts?|square (?:feet|footage|foot)|sq\\.? ?ft|sqft|how big|how large|balcon(?:y|ies)|patio|walk-?in closets?|den|top floor|ground floor|first floor|virtual tour',
    'planos?|metros cuadrados|pies cuadrados|que tan grande|balcon|terraza|piso de arriba|planta baja',
  ),
  'lease terms': words(
    'leases?|lease terms?|month to month|short[- ]term|(?:6|9|12|six|nine|twelve)[- ]?months?|sublet|sublease|renew(?:al|ing)?|break (?:the|my|a) lease|roommates?|co-?signers?|guarantors?',
    'contrato(?: de (?:renta|arrendamiento))?|mes a mes|corto plazo|renovar|subarrendar|meses de contrato',
  ),
  location: words(
    'location|located|address|neighborhood|area|near(?:by)?|close to|walking distance|commute|downtown|bus(?: stop| line)?|train|metro|directions|how far',
    'ubicacion|ubicad[oa]s?|direccion|vecindario|barrio|cerca de|centro|parada de autobus|que tan lejos',
  ),
  maintenance: words(
    "maintenance|work orders?|repairs?|broken?|leak(?:s|ing|ed)?|clogged|fix(?:ed)?|not working|doesn't work|mold|roach(?:es)?|bugs?|pest(?:s| control)?|plumb(?:er|ing)|water heater|no (?:heat|hot water)|outage",
    'mantenimiento|reparar|reparacion|arreglar|rot[oa]s?|gotera|fuga|no (?:funciona|sirve|hay agua)|cucarachas|plagas?|plomero',
  ),
  'move-in': words(
    'move-? ?in|moving(?: in)?|relocat(?:e|ing)|move|lease start',
    'mudar(?:me|nos|se)?|mudanza|me mudo|nos mudamos',
  ),
  parking: words(
    'park(?:ing)?(?! (?:near|view|across))|garages?|carports?|ev charg(?:er|ers|ing)|parking (?:spots?|spaces?)|guest parking|motorcycle|towed',
    'estacionamiento|parqueo|garaje|cochera|aparcamiento',
  ),
  payments: words(
    'rent payments?|pay (?:my |the )?rent|payment portal|resident portal|late fees?|autopay|rent is due|due date|billing|charged twice|balance|ledger|receipt',
    'pagar (?:la|mi) renta|pago de (?:la )?renta|recargo|portal|saldo|recibo',
  ),
  pets: words(
    'pets?|dogs?|cats?|pupp(?:y|ies)|kittens?|breed(?: restrictions?)?|pet (?:fees?|rent|deposit|friendly|policy)|german shepherd|pit ?bull|labrador|golden retriever',
    'mascotas?|perr[oa]s?|perritos?|gat[oa]s?|gatitos?|cachorros?|raza',
  ),
  pricing: words(
    "price[sd]?|pricing|rent(?:al)? (?:rates?|price|amount|range)|how much|cost|costs|rates?|monthly rent|budget|afford(?:able)?|cheap(?:er|est)?|expensive|deposits?|application fees?|admin fees?|fees|what's the rent|the rent",
    'precios?|cuanto (?:cuesta|cuestan|vale|es|sale|piden)|renta mensual|costo|tarifa|deposito|presupuesto|barat[oa]s?|car[oa]s?',
  ),
  safety: words(
    'safe(?:ty)?|secur(?:e|ity)(?! deposit)|gated|cameras?|crime|locks?|patrol|controlled access|break-?ins?',
    'segur[oa]|seguridad|camaras|vigilancia|cerradura|delincuencia',
  ),
  specials: words(
    'specials?|promos?|promotions?|discounts?|concessions?|deals?|(?:first |one )?months? free|free (?:month|rent|weeks?)|waive[ds]?|move-? ?in special',
    'promocion(?:es)?|descuentos?|ofertas?|especial(?:es)?|mes gratis|gratis',
  ),
  tour: words(
    'tours?|touring|showings?|viewings?|appointments?|appt|schedule|come (?:by|see|look)|see (?:the|a|an|it|that|one|your) ?(?:place|unit|apartment|model)?|visit|walk ?through|self[- ]guided|stop by|open house',
    'cita|visitar|visita|recorrido|ver (?:el|la|los|un) (?:apartamento|departamento|unidad|lugar)|verlo|agendar|tour',
  ),
  utilities: words(
    'utilit(?:y|ies)|electric(?:ity)?|water (?:bill|included)|gas bill|trash(?: valet)?|internet|wi-?fi|cable|heat(?:ing)? included|sewer|included in (?:the )?rent',
    'servicios (?:incluidos|publicos)|electricidad|la luz|agua incluida|el agua|basura|gas incluido|utilidades',
  ),
};
