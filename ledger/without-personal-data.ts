const MAX_MESSAGE_LENGTH = 500;
const EMAIL = /[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g;
const NUMBER = /\+?\d(?:[\s().-]{0,3}\d){6,19}/g;

/**
 * What is kept of another system's error message: its first 500 characters, with e-mail addresses and
 * telephone numbers taken out, because failures are shown in reports. Never throws.
 */
export function withoutPersonalData(message: string): string {
  const redacted = message
    .slice(0, MAX_MESSAGE_LENGTH)
    .replace(EMAIL, '(e-mail)')
    .replace(NUMBER, '(number)');
  return redacted.slice(0, MAX_MESSAGE_LENGTH);
}
