/** Line drawings on a grid of 16; each stands beside words and says nothing by itself. */
const PATHS = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  wait: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.6',
  warning: 'M8 2.2l6.2 11H1.8L8 2.2M8 6.5v3M8 11.4v.3',
  next: 'M3 8h10M9 4l4 4l-4 4',
  stop: 'M5 3.5v9M11 3.5v9',
  differs: 'M3 6h10M3 10h10M10.5 3l-5 10',
  person: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8M3 13.5c.4-2.8 2.4-4 5-4s4.6 1.2 5 4',
  company: 'M3.5 13.5v-11h6v11M9.5 6.5h3v7M2 13.5h12M5.5 5.5h2M5.5 8h2M5.5 10.5h2',
  incoming: 'M12.5 3.5l-8 8M4.5 5.5v6h6',
  outgoing: 'M3.5 12.5l8-8M5.5 4.5h6v6',
  unknown: 'M6 6a2 2 0 1 1 2.6 1.9c-.5.2-.6.6-.6 1.3M8 11.6v.3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
