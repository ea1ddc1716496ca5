import type { IDataObject } from 'n8n-workflow';
import { DEFAULT_MINIMUM_CONFIDENCE, upsertContact } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { firstContact, firstContactFields } from '../first-contact';
import { employeeLocator, propertyLocator, prospectSourceLocator } from '../locators';
import { changeOutput, DONE_OR_REFUSED, IN_FLIGHT, type Operation } from '../operation';
import {
  allowProtected,
  doubtAbove,
  interactionDate,
  minimumConfidence,
  options,
  overwrite,
  reactivateLost,
} from '../options';
import { additionalFields, leadPreferences, personFields, wantedPerson } from '../person-fields';
import { chosenOrDefault } from '../read-parameters';

/** One item in, the person as the property has them out: found and brought up to date, active again if they were lost, or made; left alone when in doubt. */
export const upsert: Operation = {
  outputs: [...DONE_OR_REFUSED, 'In Doubt'],
  inFlight: IN_FLIGHT,
  properties: [
    propertyLocator,
    ...personFields(true),
    employeeLocator,
    prospectSourceLocator,
    ...firstContactFields,
    additionalFields,
    simplify,
    options(allowProtected, doubtAbove, interactionDate, minimumConfidence, overwrite, reactivateLost),
  ],
  async execute(connection, itemIndex) {
    const rules = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
    const { date, ...event } = firstContact(this, connection, itemIndex);
    const result = await upsertContact(
      connection.session,
      {
        propertyId: chosenOrDefault(this, connection, 'propertyId', itemIndex),
        person: wantedPerson(this, itemIndex),
        preferences: leadPreferences(this, itemIndex),
        interaction: { ...event, at: date },
      },
      {
        allowProtected: rules.allowProtected === true,
        overwrite: rules.overwrite === true,
        reactivateLost: rules.reactivateLost !== false,
        doubtAbove: rules.doubtAbove === undefined ? null : Number(rules.doubtAbove),
        minimumConfidence: Number(rules.minimumConfidence ?? DEFAULT_MINIMUM_CONFIDENCE),
      },
    );
    const isNewContact = result.action === 'created';
    return changeOutput(this, { isNewContact, changedFields: [], ...result }, itemIndex);
  },
};
