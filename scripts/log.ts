/** What a command line tool says while it works: to standard error, so that standard output stays for results. */
export interface Log {
  /** One line for a step that begins or goes on. */
  step(sentence: string): void;
}

/** Writes each step with the seconds since the tool began. */
export function terminalLog(startedAt: number, write: (text: string) => void): Log {
  return {
    step: (sentence) =>
      write(`[${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s] ${sentence}\n`),
  };
}
