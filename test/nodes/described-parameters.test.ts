import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { packageNodes } from '../support/package-nodes';

/** What holds or explains parameters. */
const NOT_ASKED = ['notice', 'collection', 'fixedCollection'];
/** n8n itself explains them. */
const EXPLAINED_BY_N8N = ['resource', 'operation'];

/** Every parameter of a node, those inside collections by the way to them. */
function parametersOf(properties: readonly INodeProperties[], way = ''): [string, INodeProperties][] {
  return properties.flatMap((property) => {
    const here = `${way}${property.displayName}`;
    if (property.type === 'collection')
      return [[here, property], ...parametersOf(property.options as INodeProperties[], `${here} > `)];
    if (property.type === 'fixedCollection')
      return [
        [here, property],
        ...(property.options as INodePropertyCollection[]).flatMap(({ displayName, values }) =>
          parametersOf(values, `${here} > ${displayName} > `),
        ),
      ];
    return [[here, property]];
  });
}

describe.each(packageNodes.map(({ description }) => [description.displayName, description] as const))(
  'the parameters of %s',
  (_name, { properties }) => {
    const parameters = parametersOf(properties);

    it('are explained in more than their title, each of them', () => {
      const bare = parameters.filter(
        ([, { name, displayName, type, description = '' }]) =>
          !NOT_ASKED.includes(type) &&
          !EXPLAINED_BY_N8N.includes(name) &&
          (description.length < 10 || description.toLowerCase() === displayName.toLowerCase()),
      );
      expect(parameters.length).toBeGreaterThan(3);
      expect(bare.map(([way]) => way)).toEqual([]);
    });
  },
);
