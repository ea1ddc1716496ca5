import type { ContactDocument, ContactItem } from './documents';
import { publish } from './events';
import { workspaceId } from './identifiers';
import type { Workspace } from './workspace';

const typed = ({ value, name }: ContactItem) => ({ value, type: name });

/** `data` of a contact event: unlike the dated contact it carries phones, e-mails and custom values, without item ids. */
export function contactEventData(contact: ContactDocument): Record<string, unknown> {
  const { id, firstName, lastName, company, role, source, externalId, createdAt, updatedAt } = contact;
  return {
    resource: {
      id,
      firstName,
      lastName,
      company,
      role,
      location: null,
      source,
      externalId,
      emails: contact.emails.map(typed),
      phoneNumbers: contact.phoneNumbers.map(typed),
      customFields: contact.customItems.map(({ name, key, type, value }) => ({ name, key, type, value })),
      createdAt,
      updatedAt,
    },
    context: { orgId: workspaceId, userId: contact.createdByUserId, sharedWithIds: [] },
    links: { quo: `https://app.example.com/contacts/${id}` },
  };
}

/** `contact.updated` on create and on change (there is no contact.created), `contact.deleted` with the last state. */
export function publishContactEvent(
  workspace: Workspace,
  type: 'contact.updated' | 'contact.deleted',
  contact: ContactDocument,
): void {
  const dated = contactEventData(contact);
  publish(workspace, { type, resourceId: contact.id, phoneNumberId: null, dated, legacy: null });
}
