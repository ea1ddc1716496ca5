import { useEffect, useRef, useState } from '../preact';
import { EXPIRED } from './api/ask';
import { DashboardScreen } from './dashboard/dashboard-screen';
import { HistoryScreen } from './history/history-screen';
import { LeftoversScreen } from './leftovers/leftovers-screen';
import { NotSavedBar } from './review/not-saved-bar';
import { ReviewScreen } from './review/review-screen';
import { hashOf, parseRoute, type Route } from './route';
import { RowsScreen } from './rows/rows-screen';
import { WritesScreen } from './rows/writes-screen';
import { expired, type Session } from './session';
import { Problem } from './shown/problem';
import { Text } from './shown/text';
import { ToastList } from './shown/toast-list';
import { useStore } from './store';

const PLACES: readonly (readonly [Route, string])[] = [
  [{ at: 'dashboard' }, 'Dashboard'],
  [{ at: 'review', phoneNumber: null, putOff: false }, 'Review'],
  [{ at: 'leftovers' }, 'Leftovers'],
  [{ at: 'history' }, 'History'],
];

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onHashChange = () => setRoute(parseRoute(location.hash));
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
  return route;
}

function Screen({ session, route }: { readonly session: Session; readonly route: Route }) {
  switch (route.at) {
    case 'dashboard':
      return <DashboardScreen session={session} />;
    case 'review':
      return <ReviewScreen session={session} route={route} />;
    case 'rows':
      return <RowsScreen session={session} of={route.of} />;
    case 'writes':
      return <WritesScreen session={session} />;
    case 'leftovers':
      return <LeftoversScreen session={session} />;
    case 'history':
      return <HistoryScreen session={session} />;
  }
}

/** The frame around every screen: where one is, who one is, what is not saved, what just happened. */
export function App({ session }: { readonly session: Session }) {
  const route = useRoute();
  const isExpired = useStore(expired);
  const place = route.at === 'rows' ? `rows/${route.of}` : route.at;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    // The review takes the focus to its conflict; every other screen begins at its heading.
    if (route.at !== 'review') document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [place, route.at]);
  return (
    <>
      <header class="top">
        <nav aria-label="Screens">
          <ul>
            {PLACES.map(([to, name]) => (
              <li key={name}>
                <a href={hashOf(to)} aria-current={to.at === route.at ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="reviewer">
          Reviewing as{' '}
          <strong>
            <Text>{session.settings.reviewer}</Text>
          </strong>
        </p>
      </header>
      <main>
        {isExpired && <Problem text={EXPIRED} />}
        <NotSavedBar session={session} />
        <Screen key={place} session={session} route={route} />
      </main>
      <ToastList />
    </>
  );
}
