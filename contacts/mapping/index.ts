export { ChatbotContactDataSchema, type ChatbotContactData } from './chatbot-contact';
export { resManContactFromChatbot, type MappedToResMan, type MappingMoment } from './chatbot-to-resman';
export { contactAnswer, type ContactToAnswer } from './contact-answer';
export { formatContactNotes } from './contact-notes';
export { isDangerousField, withoutDangerousFields } from './dangerous-fields';
export {
  consentFromDomIqPreferences,
  DomIqPreferencesEventSchema,
  type DomIqPreferencesEvent,
} from './domiq-consent';
export {
  DOMIQ,
  DomIqContactSchema,
  DomIqConversationSchema,
  incomingFromDomIqContact,
  incomingFromDomIqConversation,
  type DomIqContact,
  type DomIqConversation,
  type DomIqReading,
} from './domiq-incoming';
export {
  chatbotContextFromGolden,
  openPhoneContactFromGolden,
  resManContactFromGolden,
  type BesideGolden,
  type OpenPhoneContactToWrite,
} from './golden-to-systems';
export {
  DomIqMessageSchema,
  interactionFromDomIqMessage,
  type DomIqMessage,
} from './interactions/domiq-message';
export {
  interactionsFromOpenPhoneCall,
  interactionsFromOpenPhoneMessage,
  OpenPhoneCallSchema,
  OpenPhoneMessageSchema,
  otherParticipants,
  type OpenPhoneCall,
  type OpenPhoneMessage,
} from './interactions/openphone-activity';
export { interactionsFromOpenPhoneEvent } from './interactions/openphone-event';
export {
  interactionFromResManEvent,
  kindOfResManEvent,
  ResManEventSchema,
  type ResManEvent,
} from './interactions/resman-event';
export {
  incomingFromOpenPhone,
  OPENPHONE,
  OpenPhoneContactSchema,
  type OpenPhoneContact,
  type OpenPhoneReading,
} from './openphone-incoming';
export {
  changesForResMan,
  OWED_OPT_OUT,
  owedOperations,
  owedToSystems,
  toldSystems,
  type ContactToTell,
  type Owed,
  type OwedOperation,
  type ReasonForSilence,
  type ResManChanges,
  type ToldSystem,
} from './owed-to-systems';
export { incomingFrom, recordFormats, type RecordFormat } from './record-formats';
export { ResManContactSchema, type ResManContact, type ResManContactToWrite } from './resman-contact';
export {
  incomingFromResManContact,
  incomingFromResManProspect,
  incomingFromResManResident,
  RESMAN,
  resManContactId,
} from './resman-incoming';
export {
  peopleOf,
  ResManProspectRecordSchema,
  ResManProspectSchema,
  ResManResidentSchema,
  type ResManProspect,
  type ResManProspectRecord,
  type ResManResident,
} from './resman-person';
export {
  leaseStandingOf,
  protectedStandingOf,
  readLeaseStatus,
  readResManStatus,
  resManStandings,
  standingOf,
  type LeaseStanding,
  type ProtectedStanding,
  type ResManStanding,
  type Standing,
} from './resman-standing';
export {
  chatbotContextFromResMan,
  domIqContextChange,
  fullNameOf,
  type ChatbotContactContext,
  type DomIqContextChange,
} from './resman-to-chatbot';
export {
  channelsOfOptOut,
  domIqPreferencesOf,
  mostRestrictive,
  NOTHING_STATED,
  optOutOf,
  readStatedPreferences,
  resManPreferencesOf,
  withOptOut,
  withRefusals,
  type DomIqPreferencesChange,
  type OptOutType,
  type ResManCommunicationPreferences,
  type StatedPreferences,
} from './stated-preferences';
