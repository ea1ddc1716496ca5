import { rowLists, type RowList } from './contract';

/** The places of the page; the hash of its address says which one is shown. */
export type Route =
  | { readonly at: 'dashboard' | 'leftovers' | 'history' | 'writes' }
  | { readonly at: 'review'; readonly phoneNumber: string | null; readonly putOff: boolean }
  | { readonly at: 'rows'; readonly of: RowList };

const isRowList = (text: string): text is RowList => rowLists.includes(text as RowList);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads "#/review/%2B16175550123". Anything unknown is the dashboard. */
export function parseRoute(hash: string): Route {
  const [place = '', rest = ''] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decoded(part));
  if (place === 'leftovers' || place === 'history' || place === 'writes') return { at: place };
  if (place === 'rows' && isRowList(rest)) return { at: 'rows', of: rest };
  if (place === 'review' && rest === 'put-off') return { at: 'review', phoneNumber: null, putOff: true };
  if (place === 'review') return { at: 'review', phoneNumber: rest === '' ? null : rest, putOff: false };
  return { at: 'dashboard' };
}

/** The other way: the hash of a place. */
export function hashOf(route: Route): string {
  switch (route.at) {
    case 'dashboard':
      return '#/';
    case 'rows':
      return `#/rows/${route.of}`;
    case 'review':
      if (route.putOff) return '#/review/put-off';
      return route.phoneNumber === null ? '#/review' : `#/review/${encodeURIComponent(route.phoneNumber)}`;
    default:
      return `#/${route.at}`;
  }
}
