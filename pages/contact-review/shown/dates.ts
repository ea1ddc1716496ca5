const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric' });
const time = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

const NO_DATE = 'unknown date';

const read = (iso: string) => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? null : at;
};

/** "Mar 3, 2024" in the reviewer's time zone; of what is no date nothing is shown but that. */
export function shownDay(iso: string): string {
  const at = read(iso);
  return at === null ? NO_DATE : day.format(at);
}

/** "Mar 3, 2:05 PM" in the reviewer's time zone. */
export function shownTime(iso: string): string {
  const at = read(iso);
  return at === null ? NO_DATE : time.format(at);
}
