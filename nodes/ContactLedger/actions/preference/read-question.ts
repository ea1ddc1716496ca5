import type { IExecuteFunctions } from 'n8n-workflow';
import { ConsentChannelSchema, IdentifierSchema } from '../../../../contacts/consent/consent-statement';
import { z } from '../../../../contacts/model/zod';
import { textParameter } from '../each-item';
import { normalizedIdentifier } from '../identifier';
import { readAs } from '../read-each';

const QuestionSchema = z.object({
  identifier: IdentifierSchema,
  channel: ConsentChannelSchema,
  scope: z.string().min(1),
});
const labels = { identifier: 'Phone or Email', channel: 'Channel', scope: 'Purpose' } as const;

/** What an item asks of consent. @throws {NodeOperationError} naming the parameter that cannot be read */
export const readQuestion = (node: IExecuteFunctions, item: number) =>
  readAs(
    node,
    item,
    QuestionSchema,
    {
      identifier: normalizedIdentifier(textParameter(node, 'identifier', item)),
      channel: textParameter(node, 'channel', item),
      scope: textParameter(node, 'scope', item),
    },
    labels,
  );
