import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';
import { ContactImport } from '../../nodes/ContactImport/ContactImport.node';
import { ContactLedger } from '../../nodes/ContactLedger/ContactLedger.node';
import { ContactMatch } from '../../nodes/ContactMatch/ContactMatch.node';
import { DomIq } from '../../nodes/DomIQ/DomIq.node';
import { OpenPhone } from '../../nodes/OpenPhone/OpenPhone.node';
import { OpenPhoneTrigger } from '../../nodes/OpenPhoneTrigger/OpenPhoneTrigger.node';
import { ResMan } from '../../nodes/ResMan/ResMan.node';
import { ResManTrigger } from '../../nodes/ResManTrigger/ResManTrigger.node';

const NODES: readonly INodeType[] = [
  new ContactImport(),
  new ContactLedger(),
  new ContactMatch(),
  new DomIq(),
  new OpenPhone(),
  new OpenPhoneTrigger(),
  new ResMan(),
  new ResManTrigger(),
];
/** What holds or explains parameters, and the two that n8n itself explains. */
const NOT_ASKED = ['notice', 'collection', 'fixedCollection'];
const EXPLAINED_BY_N8N = ['resource', 'operation'];

/** Every parameter of a node, those inside collections by the way to them. */
function parametersOf(properties: readonly INodeProperties[], way = ''): [string, INodeProperties][] {
  return properties.flatMap((property) => {
    const here = `${way}${property.displayName}`;
    if (property.type === 'collection')
      return [[here, property], ...parametersOf(property.options as INodeProperties[], `${here} > `)];
    if (property.type === 'fixedCollection')
      return (property.options as INodePropertyCollection[]).flatMap(({ displayName, values }) =>
        parametersOf(values, `${here} > ${displayName} > `),
      );
    return [[here, property]];
  });
}

describe.each(NODES.map(({ description }) => [description.displayName, description] as const))(
  'the parameters of %s',
  (_name, { properties }) => {
    const parameters = parametersOf(properties);

    it('are described, each of them', () => {
      const bare = parameters.filter(
        ([, { name, type, description = '' }]) =>
          !NOT_ASKED.includes(type) && !EXPLAINED_BY_N8N.includes(name) && description.length < 10,
      );
      expect(parameters.length).toBeGreaterThan(3);
      expect(bare.map(([way]) => way)).toEqual([]);
    });
  },
);
