import { outputsExpression as outputsOf } from '../../actions/outputs-expression';
import * as contact from './contact';
import * as employee from './employee';
import * as interaction from './interaction';
import * as lostReason from './lostReason';
import * as property from './property';
import * as prospect from './prospect';
import * as prospectSource from './prospectSource';
import * as resident from './resident';

/** Every operation by resource; the values are those of the node's parameters. */
export const operations = {
  contact: contact.operations,
  employee: employee.operations,
  interaction: interaction.operations,
  lostReason: lostReason.operations,
  property: property.operations,
  prospect: prospect.operations,
  prospectSource: prospectSource.operations,
  resident: resident.operations,
} as const;

export const outputsExpression = outputsOf(operations);

/** All parameters of the node behind "Resource", in the order they are shown. */
export const operationProperties = [
  contact,
  interaction,
  property,
  employee,
  prospectSource,
  lostReason,
  prospect,
  resident,
].flatMap(({ description }) => description);
