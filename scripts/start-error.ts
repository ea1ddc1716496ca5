/** Something the person at the terminal can mend; its message is one clear sentence and is printed without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
