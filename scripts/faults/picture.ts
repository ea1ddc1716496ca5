/** What was read when the run was over; the checks see nothing else. */
export interface Picture {
  readonly events: readonly { readonly id: string; readonly key: string; readonly status: string }[];
  readonly effects: readonly PicturedEffect[];
  /** Which standing contacts an address or number leads to: `phone:+1...`, `email:...`. */
  readonly contactsByKey: ReadonlyMap<string, ReadonlySet<string>>;
  /** OpenPhone's ids of the interactions that are kept, one for each row. */
  readonly activities: readonly string[];
  /** Numbers that may not be texted: `phone:+1...`. */
  readonly deniedTexts: ReadonlySet<string>;
  readonly resMan: readonly PicturedPerson[];
  readonly domIq: readonly PicturedPerson[];
  readonly openPhone: readonly PicturedPerson[];
  readonly workflows: readonly PicturedWorkflow[];
  /** Requests that write, at all three vendors together. */
  readonly writes: number;
}

export interface PicturedEffect {
  readonly id: string;
  readonly target: string;
  readonly operation: string;
  readonly subject: string;
  readonly version: string;
  readonly status: string;
  readonly payloadHash: string;
  readonly errorCode: string | null;
}

export interface PicturedWorkflow {
  readonly id: string;
  readonly active: boolean;
}

/** Somebody as one system has them. */
export interface PicturedPerson {
  /** The system's own id. */
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  /** Ten digits each. */
  readonly phones: readonly string[];
  /** Whether the system was told that they refuse texts; null where it has no place for it. */
  readonly refusesTexts: boolean | null;
}
