import { contactOfResident } from '../../../../clients/resman';
import { contactOutput } from '../contact-output';
import { listedResource, listOperation } from '../list-operation';
import { propertyLocator } from '../locators';
import { chosenOrDefault } from '../read-parameters';

const getAll = listOperation({
  hasShortForm: true,
  properties: [
    propertyLocator,
    {
      displayName: 'Read From',
      name: 'readFrom',
      type: 'options',
      default: 'v1',
      options: [
        {
          name: 'Classic API',
          value: 'v1',
          description: 'Applicants and current residents, as contacts',
        },
        {
          name: 'Partners API',
          value: 'v2',
          description: 'Current residents with their lease status, from v2; licensed separately',
        },
      ],
      description:
        'Which of the two APIs to ask. Birth dates and social security numbers are dropped in both.',
    },
  ],
  async read(context, connection, itemIndex, isSimplified) {
    const propertyId = chosenOrDefault(context, connection, 'propertyId', itemIndex);
    if (context.getNodeParameter('readFrom', itemIndex, 'v1') === 'v2') {
      const residents = await connection.v2.residents(propertyId);
      if (!isSimplified) return residents;
      return residents.map((resident) => contactOutput(contactOfResident(propertyId, resident), true));
    }
    const people = await connection.client.applicantsAndResidents(propertyId);
    return people.map((person) => contactOutput(person, isSimplified));
  },
});

export const operations = { getAll } as const;

export const description = listedResource(
  'resident',
  'residents and applicants',
  'Retrieve who lives in a property or has applied',
  getAll,
);
