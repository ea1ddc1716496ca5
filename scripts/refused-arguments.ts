/** Why Node refused a command's arguments, as one sentence: its message goes on with advice for a case that is not ours. */
export function whyRefused(cause: unknown): string {
  const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
  return `${reason.replace(/\.$/, '')}.`;
}
