/** What a renter is about to do. */
export const intents = ['tour', 'apply', 'left'] as const;
export type Intent = (typeof intents)[number];

interface IntentWords {
  readonly says: RegExp;
  /** They take it back. */
  readonly unsays: RegExp;
}

/** Folded phrases, English and Spanish. */
export const INTENT_WORDS: Readonly<Record<Intent, IntentWords>> = {
  tour: {
    says: /\b(?:(?:schedule|book|set up|arrange|take|do|get|like|want|have) (?:an? |the |another )?(?:[a-z-]{1,12} )?(?:tour|showing|viewing|visit|appointment|walk ?through)|tour (?:the|a|this|it|your|on|at|today|tomorrow|this)|(?:can|could|may|like to|want to|love to|when can) (?:i|we)? ?(?:come |stop |swing )?(?:to )?(?:see|view|visit|tour|check out|look at) (?:it|the|a|an|that|this|one|your|some|by)|(?:come|stop|swing) (?:by|in|over|see)|see (?:it|the (?:place|unit|apartment)) (?:in person|today|tomorrow|this|on)|(?:agendar|programar|hacer|sacar|tener|quiero|quisiera) (?:una |la )?(?:cita|visita|recorrido|tour)|(?:puedo|podemos|quiero|queremos|quisiera|me gustaria) (?:ir a )?(?:ver|visitar|conocer) (?:el|la|los|un|una|lo)?|pasar a ver)/,
    unsays:
      /\b(?:cancel(?:led|ing)?(?: (?:my|the|our|that))? (?:tour|showing|viewing|visit|appointment)|(?:can't|cannot|won't|not able to|unable to) (?:make (?:it|the|my)|come|tour|do the tour)|(?:don't|do not) (?:need|want) (?:a|the|to) tour|cancelar (?:la |mi )?(?:cita|visita)|no puedo (?:ir|llegar))/,
  },
  apply: {
    says: /\b(?:(?:how (?:do|can|would) (?:i|we)|can (?:i|we)|could (?:i|we)|(?:like|want|ready|going|plan(?:ning)?|love|need) to|where (?:do|can) (?:i|we)|let's|i'll|we'll) (?:go ahead and )?(?:apply|fill out|submit|start (?:the|an|my) application|sign (?:the|a|my) lease|put down (?:a|the) deposit|hold (?:it|the|a|that)|reserve|move forward|lock (?:it|that) in|take it)|(?:just |already )?(?:submitted|sent in|completed|started|filled out) (?:my|the|an|our) application|(?:send|email|text) me (?:the|an) (?:application|lease|link to apply)|application (?:link|form|process)|(?:quiero|quisiera|como puedo|puedo|para|vamos a) (?:aplicar|llenar la (?:solicitud|aplicacion)|reservar|apartar|firmar)|(?:mande|envie|llene) (?:la|mi) (?:solicitud|aplicacion))\b/,
    unsays:
      /\b(?:(?:withdraw|cancel|pull)(?:ing)? (?:my|the|our) application|(?:don't|do not|won't|not going to|decided not to) (?:want to |plan to )?apply|cancelar (?:mi|la) (?:solicitud|aplicacion))/,
  },
  left: {
    says: /\b(?:(?:found|got|picked|chose|signed|went with|going with|leased)(?: (?:a|the|our|my))?(?: lease)?(?: (?:at|with|for))? (?:an?other|a different|somewhere|someplace|something else|elsewhere|one|place|an apartment|(?:a )?(?:new )?place)|(?:no longer|not) (?:looking|interested|searching|in the market|moving|in need)(?! in| for a (?:\d|studio|one|two|three))|(?:decided|deciding) (?:to (?:stay|renew|buy)|not to move|against)|(?:staying|gonna stay|going to stay) (?:put|where|in my)|bought a (?:house|home|condo)|never ?mind|ya (?:encontre|encontramos|no (?:me |nos )?(?:interesa|busco|buscamos|necesito|estoy buscando|estamos buscando))|no me interesa)\b/,
    unsays:
      /\b(?:still (?:looking|interested|searching)|(?:haven't|not) found|fell through|back (?:on the market|to looking)|todavia (?:busco|estoy buscando|me interesa))/,
  },
};
