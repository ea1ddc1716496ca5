import { useCallback } from '../../preact';
import type { WritesAnswer } from '../contract';
import type { Session } from '../session';
import { counted, shownCount } from '../shown/counts';
import { shownTime } from '../shown/dates';
import { Problem } from '../shown/problem';
import { LongText, Text } from '../shown/text';
import { usePaged } from './paged';
import { Pager } from './pager';

function Write({ write }: { readonly write: WritesAnswer['writes'][number] }) {
  return (
    <tr>
      <td data-label="Does">{write.action === 'create' ? 'Creates' : 'Changes'}</td>
      <th scope="row" data-label="Name">
        <LongText>{write.name}</LongText>
        {write.company !== null && (
          <div class="soft">
            <LongText>{write.company}</LongText>
          </div>
        )}
      </th>
      <td data-label="Phone">
        {write.phones.map((phone) => (
          <div key={phone}>
            <Text>{phone}</Text>
          </div>
        ))}
      </td>
      <td data-label="E-mail">
        {write.emails.length === 0 && <span class="soft">none</span>}
        {write.emails.map((email) => (
          <div key={email}>
            <LongText>{email}</LongText>
          </div>
        ))}
      </td>
      <td data-label="What changes">
        {write.changes === null ? (
          <span class="soft">all of it is new</span>
        ) : (
          <LongText>{write.changes}</LongText>
        )}
      </td>
    </tr>
  );
}

/** Every write the push would make, found out by the dry run. */
export function WritesScreen({ session }: { readonly session: Session }) {
  const load = useCallback((after: string | null) => session.ask({ ask: 'writes', after }), [session]);
  const paged = usePaged(load);
  const { page } = paged;
  return (
    <>
      <div class="screen-head">
        <p>
          <a href="#/">Dashboard</a>
        </p>
        <h1 tabIndex={-1}>What the push would write</h1>
        {page !== null && page.at !== null && (
          <p class="soft">
            Dry run of {shownTime(page.at)}: {counted(page.creates, 'new contact')},{' '}
            {counted(page.updates, 'change')}, {shownCount(page.unchanged)} as they are,{' '}
            {shownCount(page.leftAlone)} left alone. Nothing was written.
          </p>
        )}
      </div>
      {paged.problem !== null && <Problem text={paged.problem} retry={paged.again} />}
      <section class="card" aria-busy={paged.isLoading}>
        {page === null && paged.problem === null && <p class="soft">The list is on its way …</p>}
        {page !== null && page.writes.length === 0 && (
          <p class="empty">
            {page.at === null
              ? 'There was no dry run yet. Start it in step 4 of the dashboard.'
              : 'The push would write nothing: OpenPhone has it all.'}
          </p>
        )}
        {page !== null && page.writes.length > 0 && (
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Does</th>
                <th scope="col">Name</th>
                <th scope="col">Phone</th>
                <th scope="col">E-mail</th>
                <th scope="col">What changes</th>
              </tr>
            </thead>
            <tbody>
              {page.writes.map((write) => (
                <Write key={write.key} write={write} />
              ))}
            </tbody>
          </table>
        )}
        <Pager paged={paged} />
      </section>
    </>
  );
}
