import { useCallback } from '../../preact';
import type { RowList, RowShown } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { shownDay } from '../shown/dates';
import { Problem } from '../shown/problem';
import { LongText, Text } from '../shown/text';
import { usePaged } from './paged';
import { Pager } from './pager';
import { rowListTitles } from './row-list-titles';

function Row({ row }: { readonly row: RowShown }) {
  const phone = row.phone ?? row.phoneNumber;
  return (
    <tr>
      <td data-label="Phone" class="nowrap">
        {row.isOpenConflict && row.phoneNumber !== null ? (
          <a href={hashOf({ at: 'review', phoneNumber: row.phoneNumber, putOff: false })}>
            <Text>{phone ?? row.phoneNumber}</Text>
          </a>
        ) : phone === null ? (
          <span class="soft">none</span>
        ) : (
          <Text>{phone}</Text>
        )}
      </td>
      <th scope="row" data-label="Name">
        {row.name === null ? <span class="soft">no name</span> : <LongText>{row.name}</LongText>}
      </th>
      <td data-label="E-mail">
        {row.emails.length === 0 ? (
          <span class="soft">none</span>
        ) : (
          row.emails.map((email) => (
            <div key={email}>
              <LongText>{email}</LongText>
            </div>
          ))
        )}
      </td>
      <td data-label="Standing">
        <LongText>{row.standing}</LongText>
      </td>
      <td data-label="From">{row.from === null ? <span class="soft">–</span> : <Text>{row.from}</Text>}</td>
      <td data-label="Last activity" class="nowrap">
        {row.lastActivityAt === null ? <span class="soft">unknown</span> : shownDay(row.lastActivityAt)}
      </td>
    </tr>
  );
}

/** The rows behind a figure. */
export function RowsScreen({ session, of }: { readonly session: Session; readonly of: RowList }) {
  const load = useCallback((after: string | null) => session.ask({ ask: 'rows', of, after }), [session, of]);
  const paged = usePaged(load);
  const { title, says } = rowListTitles[of];
  return (
    <>
      <div class="screen-head">
        <p>
          <a href="#/">Dashboard</a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <p class="soft">
          {says} {paged.page !== null && <strong>{counted(paged.page.count, 'row')}.</strong>}
        </p>
      </div>
      {paged.problem !== null && <Problem text={paged.problem} retry={paged.again} />}
      <section class="card" aria-busy={paged.isLoading}>
        {paged.page === null && paged.problem === null && <p class="soft">The rows are on their way …</p>}
        {paged.page?.rows.length === 0 && (
          <p class="empty">No rows: there is nothing behind this figure now.</p>
        )}
        {paged.page !== null && paged.page.rows.length > 0 && (
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Phone</th>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Standing</th>
                <th scope="col">From</th>
                <th scope="col">Last activity</th>
              </tr>
            </thead>
            <tbody>
              {paged.page.rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </tbody>
          </table>
        )}
        <Pager paged={paged} />
      </section>
    </>
  );
}
