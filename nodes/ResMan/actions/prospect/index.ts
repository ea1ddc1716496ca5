import { NodeOperationError } from 'n8n-workflow';
import { momentParameter } from '../../../actions/parameters';
import { listedResource, listOperation } from '../list-operation';
import { propertyLocator } from '../locators';
import { prospectOutput } from '../prospect-output';
import { chosenOrDefault } from '../read-parameters';

/** Of v2, which knows when a prospect was modified and who wrote what, but finds nobody by e-mail, phone or name. */
const getAll = listOperation({
  hasShortForm: true,
  properties: [
    {
      displayName:
        'This reads from the Partners API (v2), which ResMan licenses endpoint by endpoint. Without a license it answers that the credentials are not permitted.',
      name: 'v2Notice',
      type: 'notice',
      default: '',
    },
    propertyLocator,
    {
      displayName: 'Modified Since',
      name: 'modifiedSince',
      type: 'dateTime',
      default: '',
      required: true,
      description: 'Only prospects that changed since this moment. It cannot be in the future.',
    },
    {
      displayName: 'Include Communication Log',
      name: 'includeCommunicationLog',
      type: 'boolean',
      default: false,
      description: 'Whether to return the history of each prospect too',
    },
  ],
  async read(context, connection, itemIndex, isSimplified) {
    const given = context.getNodeParameter('modifiedSince', itemIndex, '');
    const modifiedSince = momentParameter(context, 'Modified Since', given, itemIndex);
    if (modifiedSince === undefined)
      throw new NodeOperationError(context.getNode(), '"Modified Since" is empty', {
        description:
          'Nothing was read. Enter the moment from which you want to know: ResMan gives no list of prospects without it.',
        itemIndex,
      });
    const withLog = context.getNodeParameter('includeCommunicationLog', itemIndex, false) as boolean;
    const propertyId = chosenOrDefault(context, connection, 'propertyId', itemIndex);
    const prospects = await connection.v2.prospects(propertyId, {
      modifiedSince,
      ...(withLog && { includeCommunicationLog: true }),
    });
    if (!isSimplified) return prospects;
    return prospects.map((prospect) => ({
      ...prospectOutput(prospect, propertyId),
      ...(withLog && { communicationLog: prospect.communicationLog }),
    }));
  },
});

export const operations = { getAll } as const;

export const description = listedResource(
  'prospect',
  'prospects',
  'Retrieve the prospects of a property that changed since a moment, from the Partners API',
  getAll,
);
