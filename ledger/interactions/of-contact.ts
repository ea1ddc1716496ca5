import type { Expression, ExpressionBuilder } from '../kysely';
import type { LedgerTables } from '../tables';

/**
 * Whether an interaction is in the history of a contact that stands by itself: it was with the contact or one that was merged
 * into it, or it went over a number or address that the contact shares with whom it is kept with.
 */
export const isInHistoryOf = (
  eb: ExpressionBuilder<LedgerTables, 'interactions'>,
  survivorId: Expression<string> | string,
) => {
  const homes = eb
    .selectFrom('contacts as home')
    .where((of) => of('home.survivor_id', '=', survivorId))
    .select('home.id');
  return eb.or([
    eb('interactions.contact_id', 'in', homes),
    eb(
      'interactions.id',
      'in',
      eb
        .selectFrom('interaction_sharers as sharer')
        .where('sharer.contact_id', 'in', homes)
        .select('sharer.interaction_id'),
    ),
  ]);
};
