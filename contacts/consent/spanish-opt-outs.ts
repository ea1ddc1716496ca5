import { every, named, type Sentence } from './sentence';

/** How a request is put: "llame", "llamen", "llames", and "llamaran" after "les agradecería que no". */
const subjunctive = (stems: string): string => `(?:${stems})(?:n|s|mos)?`;
/** Need no "me": nobody else is meant. */
const CALL_OR_WRITE = subjunctive(
  'llame|escriba|contacte|moleste|textee?|hostigue|acose|fastidie|insista|chingue|friegue|joda|llamara|escribiera|contactara|molestara',
);
/** Need "me" or what is sent: "no manden al plomero", "no busquen las llaves". */
const SEND = subjunctive('mande|envie|marque|busque|hable|mandara|enviara|marcara|hablara|comunique');
/** After those only what is sent, or nothing: "no me manden fotos" is about pictures. */
const NOTHING_ELSE =
  '(?=$| (?:mas|nada|ya|por|gracias|porque|tantos|tantas|otro|otra|estos|estas|esos|cosas|nunca|jamas|que|estoy|y|ni|pero|please|aqui|informacion|mensajes?|textos?|llamadas?|correos?|emails?|promociones|publicidad|ofertas|anuncios|avisos|spam|a)\\b)';
const STEMS_AR = 'llam|contact|mand|envi|molest|marc|texte|hostig|acos|fastidi|ching|freg|notific|comunic';
const INFINITIVE = `(?:(?:(?:${STEMS_AR})ar|escribir|insistir|joder|recibir)(?:me|nos|se)?|(?:habl|busc)ar(?:me|nos))`;
const GERUND = `(?:(?:(?:${STEMS_AR})ando|escribiendo|insistiendo|jodiendo)(?:me|nos)?|(?:habl|busc)ando(?:me|nos))`;
/** What is sent. */
const MENSAJES = '(?:mensajes?|textos?|sms|llamadas?|correos?|emails?|boletin(?:es)?|texts|calls|messages)';
const PUBLICIDAD =
  '(?:promociones|promocion|publicidad|anuncios|ofertas|spam|avisos|notificaciones|alertas|comunicacion(?:es)?|suscripcion)';
const ESTOS =
  '(?: (?:de|con|a|al|los|las|el|la|estos|estas|esos|esas|sus|tus|tantos|tantas|todos|todas|mas|ya|mandar|enviar))*';

/** "No me llame antes de las cinco" is about the time, "no me mande el contrato" about the contract, "a mi jefe" about another. */
const NO_SOLO_ESO =
  '(?! (?:\\w+ ){0,2}?(?:antes|despues|hasta|entre|hoy|ahora|ahorita|manana|todavia|aun|cuando|a las|por la|en la|los (?:fines|sabados|domingos))\\b)' +
  '(?! (?:el|la|los|las|un|una) (?!mensaj|text|llam|correo))(?! (?:mas )?al (?!numero|telefono|cel|movil))(?! (?:mas )?a (?!este|esta|mi (?:numero|telefono|cel|casa)|mi$|nosotros|ninguna hora))';
const NOT_IF = '(?<!\\b(?:si|porque|por que|aunque|mientras) )';
const IS_ASKED = '(?<!\\bno (?:me |nos |se |quiero |quiero que me |queremos )?)';
const NO_QUIERO =
  '\\b(?:no|nunca|tampoco|jamas) (?:quiero|deseo|queremos|deseamos|quisiera|necesito|necesitamos|requiero|autorizo|acepto|consiento|solicite|pedi|me interesa|nos interesa|estoy interesad[oa] en|quise)';
/** Where the way is said a few words later: "no me manden más mensajes". */
const HOW = `(?:(?: (?:mas|ya|por favor|por|sus|tantos|tantas|otro|otros|ningun|ninguna|nada|de))* (?:${MENSAJES}(?: de texto)?|telefono))?`;

const REFUSING: readonly Sentence[] = [
  named(
    `${NOT_IF}\\b(?:no|nunca|nunca mas|jamas|tampoco) (?:me |nos )?(?:vuelvan?s? a ${INFINITIVE}|(?:esten?|anden?|sigan?) ${GERUND}|${CALL_OR_WRITE})\\b${NO_SOLO_ESO}${HOW}`,
  ),
  named(
    `${NOT_IF}\\b(?:no|nunca|nunca mas|jamas|tampoco) (?:me|nos) (?:esten? |anden? |sigan? )?${SEND}\\b${NO_SOLO_ESO}${NOTHING_ELSE}${HOW}`,
  ),
  named(
    `${NOT_IF}\\bno (?:esten? |anden? )?${SEND} (?:mas |tantos |tantas )?(?:${MENSAJES}|${PUBLICIDAD})\\b`,
  ),
  named(
    `(?:^|\\b(?:favor|favor de|gracias|pero|ya) )no (?:me )?(?:llamar|escribir|contactar|molestar|textear|insistir)(?:me|nos)?\\b${NO_SOLO_ESO}${HOW}`,
  ),
  named(`\\bno (?:mandar|enviar)(?:me|nos)?(?: mas)? (?:${MENSAJES}|${PUBLICIDAD}|informacion|nada)\\b`),
  named(`\\bno (?:me )?(?:vuelvan?|vuelvas) a ${INFINITIVE}${HOW}`),
  named(
    `${NO_QUIERO}(?: (?:seguir|recibir|recibiendo|tener|mas|sus|estos|estas|esos|ningun|ninguna|nada|de|que me manden|que me envien|que manden))* (?:${MENSAJES}|${PUBLICIDAD})\\b`,
  ),
  every(
    `${NO_QUIERO} (?:seguir )?recib(?:ir|iendo)(?: (?:mas|nada|ninguna|su|sus|esta|de))* (?:informacion|nada|cosas)\\b`,
  ),
  named('\\bya no (?:manden?|envien?|marquen?)(?: ya| por favor| gracias)*$'),
  every(`\\bno (?:quiero|queremos) saber (?:ya )?(?:mas )?nada de (?:ustedes|esto|eso)\\b`),
  every(`${NO_QUIERO} mas informacion\\b`),
  every(`${NO_QUIERO} (?:ser|que se (?:me|nos)) contact(?:ad[oa]s?|e)\\b`),
  named(
    `${NO_QUIERO} que (?:(?:me|nos|nadie|ustedes|alguien|ya|mas) )+(?:vuelvan? a ${INFINITIVE}|(?:esten?|anden?|sigan?) ${GERUND}|${CALL_OR_WRITE}|${SEND}|den? seguimiento)\\b${NO_SOLO_ESO}${HOW}`,
  ),
  named(
    `\\b(?:prefiero|preferiria|gustaria|quisiera|quiero|agradeceria|pido)(?: ya)? no (?:recibir|tener)(?: mas| sus| estos)* ${MENSAJES}\\b`,
  ),
  named(`\\b(?:ya )?no mas ${MENSAJES}\\b`),
  named('^no (?:quiero )?(?:mensajes|textos|llamadas|correos)\\b(?! (?:perdidas|todavia|aun))'),
  every(`\\bno mas (?:publicidad|promociones|anuncios|spam)\\b`),
  every(
    '\\b(?:deje|dejen|deja|dejame|dejeme|dejenme|dejenos|dejanos|dejennos)(?: me| nos)? (?:ya )?en pa[zs]\\b',
  ),
];

const ENDING: readonly Sentence[] = [
  named(
    `${IS_ASKED}(?<!\\b(?:vecin\\w+|perr\\w+|nin\\w+)(?: \\w+)? )\\b(?:dejen?|dejes|dejar|deja|paren?|parar|para|cesen?|eviten?|abstenganse|abstengase) (?:ya )?de (?:estar(?:me|nos)? )?(?:${INFINITIVE}|${GERUND})\\b${HOW}`,
  ),
  named(
    `${IS_ASKED}\\b(?:paren?|parar|basta|suficiente|suficientes|cancel(?:e|en|ar|o|a|amos)|suspendan?|suspender|detengan?|detener|terminen?|terminar|eliminen?|eliminar|anulen?|anular|cesen?|stop|end|no more)${ESTOS} (?:mensajes|textos|llamadas|correos|emails|${PUBLICIDAD})\\b`,
  ),
  named(`\\b(?:stop|quit|no more) (?:${GERUND}|${INFINITIVE}|de ${INFINITIVE})${HOW}`),
  every(
    '\\b(?:pedi|pedido|pido|dije|dicho|digo|quiero|queremos|solicito|ruego)\\b.{0,40}\\bque (?:ya )?(?:paren?|se detengan?|dejen)(?: ya| por favor)*$',
  ),
];

const REMOVE =
  '(?:quit|sac|saqu|borr|elimin|remuev|remov|retir|exclu[iy]|suprim|tach)(?:e|en|es|a|an|ar|er|ir|o|as)';
const MIO = '(?:mi|mis|este|nuestro|nuestros)';
const DATOS = '(?:numero|nombre|telefono|cel|celular|correo|email|direccion|datos|informacion|contacto)';
const LISTAS =
  '(?:list|listas?|sistema|base|contactos|registros?|directorio|grupo|mensajes|textos|correos|llamadas|envios|campanas?)';
const NO_OTHER_LIST = '(?!.*\\b(?:espera|contrato|solicitud|aplicacion|invitados|estacionamiento)\\b)';

const LEAVING: readonly Sentence[] = [
  named(
    `${NO_OTHER_LIST}${IS_ASKED}\\b(?:(?:me|nos) ${REMOVE}|${REMOVE}(?:me|nos)|${REMOVE}(?: a)? ${MIO} ${DATOS}(?: de \\w+)?) (?:de|del)(?: la| las| los| su| sus| esta| estos| tu| the| todas| todos)*(?: \\w+)? ?${LISTAS}\\b(?: de \\w+)?`,
  ),
  every(
    `${NO_OTHER_LIST}${IS_ASKED}\\b(?:salirme|salir|salgo|sacarme|bajarme) de (?:la|su|esta|tu) (?:lista|grupo)\\b`,
  ),
  named(
    `${NO_OTHER_LIST}${IS_ASKED}\\b${REMOVE} ${MIO} ${DATOS}\\b(?! (?:viejo|anterior|del? (?:contrato|lease)|y (?:ponga|agregue|use))\\b)(?! (?:de|del)(?: \\w+){0,2} ${LISTAS}\\b)`,
  ),
  every(
    `${IS_ASKED}(?:^|\\b(?:favor|gracias|ya|pero|y) )${REMOVE}(?:me|nos)(?: por favor| ya| gracias| de aqui)*$`,
  ),
  every(
    `${IS_ASKED}\\b(?:darme|darnos|deme|denme|dame|denos|me doy|me den|me de) de baja\\b(?! (?:la|el|los|mi) (?:luz|seguro|gas|agua|internet|contrato))`,
  ),
  named(
    `\\b(?:dar de baja|(?:solicito|quiero|pido|tramitar|deseo)(?: la| mi)? baja) (?:a )?(?:de )?(?:mi (?:numero|correo|telefono)|(?:de )?(?:su|la|esta|este|sus|estos) (?:lista|suscripcion|boletin|correos|mensajes))\\b`,
  ),
  every(
    `${IS_ASKED}\\b(?:cancelar|cancele|cancelen|cancelo|anular|anulen|anulo|terminar) (?:la |mi |esta |de )?suscripcion\\b`,
  ),
  every(`(?:${IS_ASKED})\\b(?:desuscrib|desinscrib)(?:ir|a|an|e|o)(?:me|nos)?\\b`),
  every('\\bfavor (?:de )?unsubscribe\\b'),
  every(
    `(?<!\\bno )\\b(?:olvid(?:e|en|a|ese|ense|ate)(?: de)?|pierdan?|pierde) (?:de )?(?:mi|este) (?:numero|telefono)\\b(?! de\\b)`,
  ),
];

const DEL_PERMISO = '(?:consentimiento|permiso|autorizacion)';
const LEGAL: readonly Sentence[] = [
  every(
    `\\b(?:revoc(?:o|ar|amos|ando)|retir(?:o|ar|amos)|anulo|cancelo|rescindo) (?:\\w+ ){0,3}?${DEL_PERMISO}\\b`,
  ),
  every(
    `\\b(?:no|nunca|jamas|ni)(?: (?:les|le|te|he|les he))* (?:doy|di|dimos|dado|tienen?|cuentan? con|autorice|otorgo|otorgue)(?: (?:mi|nuestro|ningun|el|a nadie))? ?${DEL_PERMISO}\\b(?! (?:para|de) (?!que me|contact|llam|escrib|mand|env|mensaj|text|recib|usar mi))`,
  ),
  every(
    '(?<!\\b(?:puse|di|tengo|marque|tenia|tienen|pusieron|es este el) (?:el |un )?)\\b(?:numero|persona) (?:equivocad[oa]|incorrect[oa])\\b(?! (?:en|del?|recibio|tiene|vino|llego|abrio)\\b)',
    '\\b(?:era para|iba para|me equivoque|ignore|haga caso omiso|perdon por)\\b',
  ),
  every(
    '\\b(?:se (?:equivoco|equivocaron|ha equivocado|han equivocado)|(?:esta|estan) equivocad[oa]s?) de (?:numero|persona)\\b',
  ),
];

/** Spanish sentences that ask not to be contacted, with the English words that are spoken among them. */
export const SPANISH_OPT_OUTS: readonly Sentence[] = [...REFUSING, ...ENDING, ...LEAVING, ...LEGAL];
