import type { IDataObject } from 'n8n-workflow';
import { contactIdOf, fromResManPhone, type V2Prospect } from '../../../clients/resman';

/**
 * A prospect record of the Partners API, flat: its main contact. The others on the record are in the raw form only. Pure.
 * @param askedPropertyId the property that was asked for; the record may not repeat it
 */
export function prospectOutput(prospect: V2Prospect, askedPropertyId: string): IDataObject {
  const { prospectId, people, mainPersonId, status, lastModified } = prospect;
  const main =
    people.find(({ personId }) => personId === mainPersonId) ??
    people.find(({ isMainContact }) => isMainContact === true) ??
    people[0];
  const phone = main?.phone ?? null;
  const key = {
    propertyId: prospect.propertyId ?? askedPropertyId,
    prospectId,
    personId: main?.personId ?? mainPersonId,
  };
  return {
    contactId: contactIdOf(key),
    ...key,
    status,
    firstName: main?.firstName ?? null,
    lastName: main?.lastName ?? null,
    email: main?.email ?? null,
    phone: phone === null ? null : (fromResManPhone(phone) ?? phone),
    lastModified,
  };
}
