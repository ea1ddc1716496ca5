/** A webhook that we made at a vendor. Holds what it signs with, so it is never exported. */
export interface WebhookSubscriptionsTable {
  id: string;
  /** The vendor, e.g. "openphone". */
  system: string;
  /** Fingerprint of the address and the key under which it was made. */
  account: string;
  /** Where the vendor delivers to; one subscription each. */
  url: string;
  vendor_id: string;
  secret: string;
  /** What it signed with before it was renewed. */
  previous_secret: string | null;
  events_json: string;
  resource_ids_json: string;
  created_at: string;
  /** When it was last seen at the vendor. */
  checked_at: string;
  /** When it was last made anew, or given another secret. */
  renewed_at: string | null;
}
