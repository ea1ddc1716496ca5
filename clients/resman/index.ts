export { changedContacts, LONGEST_FIRST_WINDOW_MS, OVERLAP_MS } from './changed-contacts';
export type { ChangedPart, ChangeWindow } from './changed-contacts';
export { ResManClient } from './client';
export type { Employee, LostReason, ProspectSource, ResManProperty, SearchCriterion } from './client';
export { contactIdOf, isLost, parseContactId } from './contact';
export type {
  ContactKey,
  ResManAddress,
  ResManContact,
  ResManEvent,
  ResManPhone,
  ResManPreferences,
} from './contact';
export { createProspectOnce, POST_ATTEMPTS, READ_BACK_PAUSES_MS } from './create-prospect';
export type { NewProspect, ReadBack } from './create-prospect';
export * from './errors';
export type { RefusalReason } from './guard';
export { addHouseholdMember } from './household-member';
export type { HouseholdResult } from './household-member';
export type { LeadPreferences } from './lead-document';
export { interactionTypes, logInteraction, markLost, reactivate } from './lead-status';
export type { Interaction, StatusChange } from './lead-status';
export { contactOfResident } from './lease-contact';
export { LeasePeople } from './lease-people';
export { fromResManPhone } from './phone';
export { readContact } from './read-contact';
export type { FoundContact } from './read-contact';
export type { V2Prospect, V2Resident } from './schemas';
export { endsAll, searchProperties, searchProperty, splitName, withoutLost } from './search-contacts';
export type { ContactQuery, WideSearch } from './search-contacts';
export { connectResMan } from './send-request';
export type { ResManConnection } from './send-request';
export type { ResManSession } from './session';
export { updateContact } from './update-contact';
export type { ContactUpdate, UpdateResult, UpdateRules } from './update-contact';
export { DEFAULT_MINIMUM_CONFIDENCE, upsertContact } from './upsert-contact';
export type { UpsertRequest, UpsertResult, UpsertRules } from './upsert-contact';
export { ResManV2Client } from './v2-client';
export type { V2ProspectFilter } from './v2-client';
export { checkPerson, requireNames } from './wanted-contact';
export type { LeftOut, WantedPerson } from './wanted-contact';
