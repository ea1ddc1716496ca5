const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
const time = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

const read = (iso: string) => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? null : at;
};

/** "Mar 3, 2024" in the reviewer's time zone; what is no date comes back as it is. */
export function shownDay(iso: string): string {
  const at = read(iso);
  return at === null ? iso : day.format(at);
}

/** "Mar 3, 2:05 PM" in the reviewer's time zone. */
export function shownTime(iso: string): string {
  const at = read(iso);
  return at === null ? iso : time.format(at);
}
