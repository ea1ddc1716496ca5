import { clausesOf, pieceAround } from '../reading/clauses';
import type { Span } from '../reading/readable';

/** They speak of moving in. */
const MOVING =
  /\b(?:mov(?:e|es|ing)\b(?! ?out)|be moved|move-?in|relocat\w+|leases? start(?:s|ing)?|(?:our|my|the) start(?: date)?|start(?:ing)?(?: up)?(?: a| the| my| our)?(?: new)? lease|(?:be|get) in by|take (?:it|the (?:place|unit|apartment))|mud(?:ar|arme|arnos|arse|o|amos|anza|arte)\b|entrar (?:a vivir|el)|months? starting)/g;
/** They look for a place, or ask what is free. */
const LOOKING =
  /\b(?:availab\w+|openings?|open(?:ing)? up|anything|something|browsing|need\w*|looking|searching|want\w*|wanna|place|apartments?|apts?|a unit|busc\w+|necesit\w+|disponib\w+|tienen|algo|apartamentos?|departamentos?|lugar|\d ?-?(?:br|bd|bed)\w*|(?:one|two|three|four) bed\w*|studios?|lofts?|interesa|recamaras?|habitacion(?:es)?|cuartos?|dormitorios?|lease (?:is |will be )?(?:ends?|ending|up|over|expires?|done|runs out)|flexible)\b/g;
/** The date is about something else. */
const SOMETHING_ELSE =
  /\b(?:tour\w*|show(?:ing|ings)|see it|see (?:the|a|one)|view(?:ing)|visit\w*|appointments?|appt|come (?:by|in|see|over)|stop(?:ping)? by|swing by|meet\w*|birthday|born|built|renovat\w+|remodel\w*|appl(?:y|ied|ying|ication)\w*|due|payments?|pay (?:the|my|rent)|paid|broke\w*|leak\w*|repair\w*|fix\w*|maintenance|plumb\w+|work order|clean\w*|class(?:es)?|school|semester|wedding|(?:new )?job|vacation|trip|travel\w*|part(?:y|ies)|events?|call(?:ed|ing)? (?:me|you|back)|quoted|talked|spoke|met|signed|(?<!\bbe )moved|mov(?:e|ing) ?out|be out|get out|renew\w*|clos(?:e|ed|es|ing)|inspect\w*|packages?|charged|deliver\w*|cita|visit(?:a|ar)|recorrido|verlo|ver el|llamar|cumplean\w+|renovar|pago|pest|lost|since|ago|open (?:at|on)|at \d{1,2}(?::\d\d)? ?(?:am|pm)|at \d ?pm|\d ?(?:am|pm))\b/g;
/** Of a lease that they have here already. */
const RESIDENT = /\b(?:renew\w*|renov(?:ar|acion)|lease here|my lease here|month to month)\b/;

const FAR = 1_000;

/**
 * Whether a date is said of moving in: by words about moving or looking for a place in its clause, else in its sentence, that are
 * nearer than words about a tour, a payment, a repair and the like. A date that stands where nothing is said of it is one when it
 * was asked for.
 * @param sentences the sentences of the folded text
 */
export function isAboutMoving(
  folded: string,
  sentences: readonly Span[],
  mention: Span & { readonly isWeak: boolean },
  wasAsked: boolean,
): boolean {
  const sentence = pieceAround(sentences, mention.start, folded);
  if (mention.isWeak) return RIGHT_BEHIND.test(folded.slice(Math.max(0, mention.start - 40), mention.start));
  if (RESIDENT.test(folded.slice(sentence.start, sentence.end))) return false;
  const clause = pieceAround(clausesOf(folded, sentence), mention.start, folded);
  return (
    inPiece(folded, clause, mention) ??
    inPiece(folded, sentence, mention) ??
    (wasAsked || followsOnMoving(folded, sentences, sentence))
  );
}

const RIGHT_BEHIND = /\b(?:move(?:-| )?in|moving(?: in)?|mudar\w*)(?: by| on| this| next| el| for)* $/;

/** null when the piece says nothing either way. */
function inPiece(folded: string, piece: Span, mention: Span): boolean | null {
  const near = (cues: RegExp) => distance(folded, piece, mention, cues);
  const [moving, looking, other] = [near(MOVING), near(LOOKING), near(SOMETHING_ELSE)];
  if (other < FAR) return moving < other;
  return moving < FAR || looking < FAR ? true : null;
}

/** How many characters lie between; a cue behind counts as further away than one before. */
function distance(folded: string, piece: Span, mention: Span, cues: RegExp): number {
  const before = folded.slice(piece.start, mention.start);
  const after = folded.slice(mention.end, piece.end);
  const last = [...before.matchAll(cues)].at(-1);
  const [first] = after.matchAll(cues);
  return Math.min(
    last === undefined ? FAR : before.length - (last.index + last[0].length),
    first === undefined ? FAR : first.index + 6,
  );
}

/** "Looking to move. June 15th." */
function followsOnMoving(folded: string, sentences: readonly Span[], sentence: Span): boolean {
  const before = sentences[sentences.indexOf(sentence) - 1];
  if (before === undefined || sentence.end - sentence.start > 50) return false;
  const text = folded.slice(before.start, before.end);
  return [...text.matchAll(MOVING)].length > 0 && [...text.matchAll(SOMETHING_ELSE)].length === 0;
}

/** Whether words about moving itself stand in the sentence of a date, which say more than words about looking. */
export function namesMoving(folded: string, sentences: readonly Span[], mention: Span): boolean {
  const sentence = pieceAround(sentences, mention.start, folded);
  const clause = pieceAround(clausesOf(folded, sentence), mention.start, folded);
  return distance(folded, clause, mention, MOVING) < FAR;
}
