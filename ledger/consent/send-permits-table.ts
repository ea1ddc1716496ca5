/** Sends that were permitted and have not ended. A row is deleted when the send is over, or long after it could begin. */
export interface SendPermitsTable {
  id: string;
  /** `phone:` and E.164, or `email:` and a lower-case address. */
  identifier: string;
  channel: string;
  scope: string;
  granted_at: string;
  /** From this moment on the send must not begin. */
  begin_by: string;
}
